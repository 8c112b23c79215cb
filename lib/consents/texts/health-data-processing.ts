import { firstVersion } from './first-version';

export const healthDataProcessing = firstVersion('ack', {
  fr: [
    'Le cabinet tient les dossiers et l’agenda de ses patients dans Prati, sur son instruction et sous sa responsabilité.',
    'Fondements : article 9.2.h du RGPD (soins), avec l’article 6.1.c pour le dossier et 6.1.f pour l’agenda. Sont traités l’identité et les coordonnées des patients, leurs rendez-vous et ce que le cabinet y écrit. Les données sont chiffrées avec une clé par patient et hébergées en France par Scaleway. Les patients ne sont liés par aucun choix de cet onglet.',
    'Le cabinet informe ses patients et ne saisit que ce qui est utile aux soins. Sans cette prise de connaissance, aucun patient, aucun rendez-vous nominatif et aucun élément de dossier ne peut être créé.',
  ],
  en: [
    'The practice keeps its patients’ records and agenda in Prati, on its instruction and under its responsibility.',
    'Grounds: Article 9.2.h GDPR (care), with Article 6.1.c for the record and 6.1.f for the agenda. What is processed: patients’ identity and contact details, their appointments and what the practice writes there. Data are encrypted with one key per patient and hosted in France by Scaleway. No choice in this tab binds patients.',
    'The practice informs its patients and enters only what care needs. Without this acknowledgement no patient, no appointment by name and no record entry can be created.',
  ],
  de: [
    'Die Praxis führt die Akten und den Terminplan ihrer Patientinnen und Patienten in Prati, auf ihre Weisung und in ihrer Verantwortung.',
    'Grundlagen: Art. 9 Abs. 2 lit. h DSGVO (Versorgung), mit Art. 6 Abs. 1 lit. c für die Akte und lit. f für den Terminplan. Verarbeitet werden Identität und Kontaktdaten, Termine und was die Praxis dort schreibt. Die Daten sind mit einem Schlüssel je Person verschlüsselt und liegen in Frankreich bei Scaleway. Keine Wahl in diesem Bereich bindet Patientinnen und Patienten.',
    'Die Praxis informiert ihre Patientinnen und Patienten und erfasst nur, was die Versorgung braucht. Ohne diese Kenntnisnahme kann niemand aufgenommen, kein Termin auf Namen vergeben und kein Akteneintrag angelegt werden.',
  ],
});
