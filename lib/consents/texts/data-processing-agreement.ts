import { firstVersion } from './first-version';

export const dataProcessingAgreement = firstVersion('ack', {
  fr: [
    'Accord de sous-traitance (article 28 du RGPD) entre le cabinet, responsable du traitement, et Prati, sous-traitant.',
    '1. Objet : tenue de l’agenda, des dossiers et des échanges du cabinet, pendant la durée de l’abonnement. 2. Instruction : Prati ne traite les données que sur instruction documentée du cabinet et le prévient si une instruction lui paraît contraire au droit. 3. Confidentialité : toute personne autorisée y est tenue. 4. Sécurité : chiffrement par cabinet et par patient, cloisonnement, journal des accès, sauvegardes éprouvées (article 32).',
    '5. Sous-traitants ultérieurs : ceux de la liste publique ; tout changement est annoncé 30 jours avant, le cabinet peut s’y opposer, puis résilier la partie touchée. 6. Assistance : droits des personnes, analyses d’impact, violations de données notifiées sans retard injustifié. 7. Fin : export complet, puis effacement attesté, sauf conservation imposée par la loi. 8. Contrôle : Prati tient à disposition de quoi démontrer le respect de cet accord et se prête aux audits. Hébergement en France (Scaleway) ; aucun transfert hors de l’Union sans garantie appropriée.',
  ],
  en: [
    'Data-processing agreement (Article 28 GDPR) between the practice, controller, and Prati, processor.',
    '1. Subject: keeping the practice’s agenda, records and exchanges, for as long as the subscription lasts. 2. Instruction: Prati processes data on the practice’s documented instruction only and tells it when an instruction seems unlawful. 3. Confidentiality: everyone authorised is bound to it. 4. Security: encryption per practice and per patient, separation, access journal, tested backups (Article 32).',
    '5. Sub-processors: those of the public list; any change is announced 30 days ahead, the practice may object, then end the affected part. 6. Assistance: rights of persons, impact assessments, data breaches notified without undue delay. 7. End: complete export, then certified erasure, unless the law requires keeping. 8. Control: Prati holds ready what shows that this agreement is kept and submits to audits. Hosting in France (Scaleway); no transfer outside the Union without an appropriate safeguard.',
  ],
  de: [
    'Vertrag zur Auftragsverarbeitung (Art. 28 DSGVO) zwischen der Praxis als Verantwortlicher und Prati als Auftragsverarbeiter.',
    '1. Gegenstand: Führung des Terminplans, der Akten und des Austauschs der Praxis für die Dauer des Abonnements. 2. Weisung: Prati verarbeitet Daten nur auf dokumentierte Weisung und meldet, wenn eine Weisung rechtswidrig erscheint. 3. Vertraulichkeit: Alle Befugten sind dazu verpflichtet. 4. Sicherheit: Verschlüsselung je Praxis und je Person, Trennung, Zugriffsprotokoll, erprobte Sicherungen (Art. 32).',
    '5. Weitere Auftragsverarbeiter: die der öffentlichen Liste; jede Änderung wird 30 Tage vorher angekündigt, die Praxis kann widersprechen und dann den betroffenen Teil kündigen. 6. Unterstützung: Betroffenenrechte, Folgenabschätzungen, unverzügliche Meldung von Verletzungen. 7. Ende: vollständiger Export, dann bescheinigte Löschung, soweit das Gesetz keine Aufbewahrung verlangt. 8. Kontrolle: Prati hält Nachweise bereit und ermöglicht Prüfungen. Hosting in Frankreich (Scaleway); keine Übermittlung aus der Union ohne geeignete Garantie.',
  ],
});
