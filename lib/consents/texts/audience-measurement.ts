import { firstVersion } from './first-version';

export const audienceMeasurement = firstVersion('cookie', {
  fr: [
    'Prati peut compter les pages publiques consultées.',
    'Données : la famille de page et le jour, sans identifiant ni adresse. Destinataire : Prati, hébergé en France par Scaleway ; aucun outil tiers.',
    'Refusé, rien n’est compté et rien n’est déposé sur l’appareil hors du strict nécessaire.',
  ],
  en: [
    'Prati may count the public pages consulted.',
    'Data: the family of the page and the day, without identifier or address. Recipient: Prati, hosted in France by Scaleway; no outside tool.',
    'Refused, nothing is counted and nothing beyond the strictly necessary is stored on the device.',
  ],
  de: [
    'Prati darf zählen, welche öffentlichen Seiten aufgerufen werden.',
    'Daten: die Art der Seite und der Tag, ohne Kennung oder Adresse. Empfänger: Prati, in Frankreich bei Scaleway; kein fremdes Werkzeug.',
    'Abgelehnt wird nichts gezählt und über das unbedingt Nötige hinaus nichts auf dem Gerät gespeichert.',
  ],
});
