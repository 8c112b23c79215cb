import { firstVersion } from './first-version';

export const googleCalendar = firstVersion('integration', {
  fr: [
    'Mon agenda Prati et mon agenda Google se tiennent à jour.',
    'Données : début et fin de mes rendez-vous, sans nom ni motif, et mes plages occupées chez Google. Destinataire : Google (Irlande ; clauses contractuelles types et cadre de protection des données pour les États-Unis).',
  ],
  en: [
    'My Prati agenda and my Google Calendar keep each other up to date.',
    'Data: start and end of my appointments, without name or reason, and my busy times at Google. Recipient: Google (Ireland; standard contractual clauses and Data Privacy Framework for the United States).',
  ],
  de: [
    'Mein Prati-Terminplan und mein Google-Kalender halten sich gegenseitig aktuell.',
    'Daten: Beginn und Ende meiner Termine, ohne Namen und Grund, und meine belegten Zeiten bei Google. Empfänger: Google (Irland; Standardvertragsklauseln und Data Privacy Framework für die Vereinigten Staaten).',
  ],
});
export const googleBusiness = firstVersion('integration', {
  fr: [
    'La fiche Google du cabinet reprend ses informations publiques.',
    'Données : nom professionnel, adresse, téléphone, horaires et lien de réservation ; jamais un patient. Destinataire : Google (Irlande ; clauses contractuelles types et cadre de protection des données pour les États-Unis).',
  ],
  en: [
    'The practice’s Google listing repeats its public information.',
    'Data: professional name, address, telephone, hours and booking link; never a patient. Recipient: Google (Ireland; standard contractual clauses and Data Privacy Framework for the United States).',
  ],
  de: [
    'Der Google-Eintrag der Praxis übernimmt ihre öffentlichen Angaben.',
    'Daten: beruflicher Name, Adresse, Telefon, Zeiten und Buchungslink; nie Patientinnen oder Patienten. Empfänger: Google (Irland; Standardvertragsklauseln und Data Privacy Framework für die Vereinigten Staaten).',
  ],
});
export const livekitVideo = firstVersion('integration', {
  fr: [
    'Le cabinet propose des téléconsultations en vidéo.',
    'Données : image, son et données techniques de l’appel, sans enregistrement. Destinataire : Prati, qui fait tourner le logiciel LiveKit sur des serveurs dans l’Union européenne (hébergement en France).',
  ],
  en: [
    'The practice offers teleconsultations by video.',
    'Data: picture, sound and technical data of the call, without recording. Recipient: Prati, which runs the LiveKit software on servers in the European Union (hosting in France).',
  ],
  de: [
    'Die Praxis bietet Videosprechstunden an.',
    'Daten: Bild, Ton und technische Daten des Gesprächs, ohne Aufzeichnung. Empfänger: Prati, das die Software LiveKit auf Servern in der Europäischen Union betreibt (Hosting in Frankreich).',
  ],
});
export const vivaPayments = firstVersion('integration', {
  fr: [
    'Le cabinet encaisse des paiements par carte.',
    'Données : montant, référence, nom et e-mail de la personne qui paie ; le numéro de carte ne passe jamais par Prati. Destinataire : Viva (Grèce), établissement de paiement.',
  ],
  en: [
    'The practice takes payments by card.',
    'Data: amount, reference, name and e-mail of the person who pays; the card number never passes through Prati. Recipient: Viva (Greece), payment institution.',
  ],
  de: [
    'Die Praxis nimmt Kartenzahlungen entgegen.',
    'Daten: Betrag, Referenz, Name und E-Mail der zahlenden Person; die Kartennummer läuft nie über Prati. Empfänger: Viva (Griechenland), Zahlungsinstitut.',
  ],
});
export const scellInvoicing = firstVersion('integration', {
  fr: [
    'Le cabinet émet des factures électroniques et des signatures qualifiées.',
    'Données : contenu des factures, identité de l’émetteur et du destinataire, document à signer. Destinataire : Scell.io (France).',
  ],
  en: [
    'The practice issues electronic invoices and qualified signatures.',
    'Data: content of invoices, identity of issuer and addressee, document to be signed. Recipient: Scell.io (France).',
  ],
  de: [
    'Die Praxis stellt elektronische Rechnungen und qualifizierte Signaturen aus.',
    'Daten: Inhalt der Rechnungen, Identität von Aussteller und Empfänger, zu signierendes Dokument. Empfänger: Scell.io (Frankreich).',
  ],
});
export const mistralAi = firstVersion('integration', {
  fr: [
    'Le cabinet utilise des aides à la rédaction par IA.',
    'Données : le texte que l’on demande de résumer ou de rédiger, qui peut concerner la santé, sans nom ni coordonnées. Destinataire : Mistral (France), qui n’en apprend rien et ne le garde pas. Aucun résultat n’entre dans un dossier sans relecture.',
  ],
  en: [
    'The practice uses AI writing aids.',
    'Data: the text to be summarised or drafted, which may be about health, without name or contact details. Recipient: Mistral (France), which learns nothing from it and does not keep it. No result enters a record unread.',
  ],
  de: [
    'Die Praxis nutzt KI-Schreibhilfen.',
    'Daten: der Text, der zusammengefasst oder entworfen werden soll und Gesundheit betreffen kann, ohne Namen und Kontaktdaten. Empfänger: Mistral (Frankreich), das daraus nichts lernt und ihn nicht behält. Kein Ergebnis gelangt ungelesen in eine Akte.',
  ],
});
export const assemblyaiTranscription = firstVersion('integration', {
  fr: [
    'Le cabinet peut faire transcrire une consultation, si le patient l’accepte chaque fois.',
    'Données : le son de la consultation, qui concerne la santé. Destinataire : AssemblyAI (États-Unis). C’est un transfert hors de l’Union européenne, encadré par des clauses contractuelles types ; les autorités américaines peuvent, dans certains cas, y demander accès. Le son est supprimé dès qu’il est transcrit, 48 heures au plus.',
  ],
  en: [
    'The practice may have a consultation transcribed, if the patient agrees each time.',
    'Data: the sound of the consultation, which is about health. Recipient: AssemblyAI (United States). This is a transfer outside the European Union, under standard contractual clauses; US authorities may in some cases ask for access. The sound is deleted as soon as it is transcribed, 48 hours at most.',
  ],
  de: [
    'Die Praxis darf eine Konsultation verschriftlichen lassen, wenn die Patientin oder der Patient jedes Mal zustimmt.',
    'Daten: der Ton der Konsultation, der Gesundheit betrifft. Empfänger: AssemblyAI (Vereinigte Staaten). Das ist eine Übermittlung aus der Europäischen Union unter Standardvertragsklauseln; US-Behörden können in bestimmten Fällen Zugang verlangen. Der Ton wird gelöscht, sobald er verschriftlicht ist, nach höchstens 48 Stunden.',
  ],
});
