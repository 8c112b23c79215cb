import { firstVersion } from './first-version';

export const tosPrivacy = firstVersion('ack', {
  fr: [
    'J’ai lu les conditions d’utilisation et la politique de confidentialité de Prati, et je travaille dans ce cadre.',
    'Prati traite mes données de compte (identité, coordonnées, activité de connexion) pour exécuter ce contrat, sur la base de l’article 6.1.b du RGPD. Elles sont hébergées en France par Scaleway. Les données des patients appartiennent au cabinet : Prati ne les traite que sur son instruction.',
    'Une nouvelle version me sera présentée. Après 30 jours sans prise de connaissance, l’écriture attend ; la lecture, l’export et l’onglet RGPD restent ouverts.',
  ],
  en: [
    'I have read Prati’s terms of service and privacy policy, and I work under them.',
    'Prati processes my account data (identity, contact details, sign-in activity) to perform this contract, under Article 6.1.b GDPR. They are hosted in France by Scaleway. Patients’ data belong to the practice: Prati processes them on its instruction only.',
    'A new version will be shown to me. After 30 days without acknowledgement, writing waits; reading, export and the GDPR tab stay open.',
  ],
  de: [
    'Ich habe die Nutzungsbedingungen und die Datenschutzerklärung von Prati gelesen und arbeite in diesem Rahmen.',
    'Prati verarbeitet meine Kontodaten (Identität, Kontaktdaten, Anmeldungen) zur Erfüllung dieses Vertrags nach Art. 6 Abs. 1 lit. b DSGVO. Sie liegen in Frankreich bei Scaleway. Die Daten der Patientinnen und Patienten gehören der Praxis: Prati verarbeitet sie nur auf ihre Weisung.',
    'Eine neue Fassung wird mir gezeigt. Nach 30 Tagen ohne Kenntnisnahme ruht das Schreiben; Lesen, Export und der DSGVO-Bereich bleiben offen.',
  ],
});
