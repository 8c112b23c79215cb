import { firstVersion } from './first-version';

export const anonymizedStatsSharing = firstVersion('consent', {
  fr: [
    'Les chiffres du cabinet peuvent entrer dans des statistiques de secteur entièrement anonymes.',
    'Données : des totaux par mois (nombre de rendez-vous, d’absences, délais), sans personne. Aucun chiffre n’est publié pour moins de 10 cabinets. Destinataire : Prati, hébergé en France par Scaleway ; les chiffres publiés sont publics.',
    'Éteint, le cabinet est absent du calcul suivant. Les chiffres déjà publiés ne contiennent aucune donnée personnelle et restent.',
  ],
  en: [
    'The practice’s figures may enter fully anonymous sector statistics.',
    'Data: monthly totals (number of appointments, of absences, delays), without persons. No figure is published over fewer than 10 practices. Recipient: Prati, hosted in France by Scaleway; published figures are public.',
    'Off, the practice is left out of the next computation. Figures already published hold no personal data and stay.',
  ],
  de: [
    'Die Zahlen der Praxis dürfen in vollständig anonyme Branchenstatistiken eingehen.',
    'Daten: Monatssummen (Zahl der Termine, der Ausfälle, Wartezeiten), ohne Personen. Keine Zahl wird über weniger als 10 Praxen veröffentlicht. Empfänger: Prati, in Frankreich bei Scaleway; veröffentlichte Zahlen sind öffentlich.',
    'Ausgeschaltet fehlt die Praxis bei der nächsten Berechnung. Bereits veröffentlichte Zahlen enthalten keine personenbezogenen Daten und bleiben.',
  ],
});
