import { firstVersion } from './first-version';

export const marketingEmails = firstVersion('consent', {
  fr: [
    'Prati peut m’écrire par e-mail des nouvelles du produit et des conseils.',
    'Données : mon nom et mon adresse e-mail. Destinataires : Prati (France) et Resend (États-Unis, clauses contractuelles types et cadre de protection des données), qui envoie ces messages. Rien sur les patients n’y figure.',
    'Éteint, plus aucun de ces messages ne part : ceux en attente sont abandonnés, mon adresse quitte la liste d’envoi ; seule une empreinte est gardée pour ne plus m’écrire. Les messages de service restent.',
  ],
  en: [
    'Prati may e-mail me product news and tips.',
    'Data: my name and e-mail address. Recipients: Prati (France) and Resend (United States, standard contractual clauses and Data Privacy Framework), which sends these messages. Nothing about patients is in them.',
    'Off, no such message leaves any more: those waiting are dropped, my address leaves the mailing list; only a fingerprint is kept so as not to write to me again. Service messages remain.',
  ],
  de: [
    'Prati darf mir Neuigkeiten zum Produkt und Tipps per E-Mail schicken.',
    'Daten: mein Name und meine E-Mail-Adresse. Empfänger: Prati (Frankreich) und Resend (Vereinigte Staaten, Standardvertragsklauseln und Data Privacy Framework) für den Versand. Über Patientinnen und Patienten steht nichts darin.',
    'Ausgeschaltet geht keine solche Nachricht mehr hinaus: Wartende entfallen, meine Adresse verlässt die Versandliste; nur ein Fingerabdruck bleibt, damit mir nicht mehr geschrieben wird. Dienstliche Nachrichten bleiben.',
  ],
});
