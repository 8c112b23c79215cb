import { firstVersion } from './first-version';

export const myDocuments = firstVersion('consent', {
  fr: [
    'Mes documents peuvent être gardés dans mon espace « Mes documents ».',
    'Données : les copies que j’y range, qui peuvent concerner ma santé. Hébergement : Scaleway (France). Personne d’autre ne les lit sans que je les partage.',
    'Éteint, ces copies sont supprimées ; celles du cabinet restent chez lui.',
  ],
  en: [
    'My documents may be kept in my area “My documents”.',
    'Data: the copies I put there, which may be about my health. Hosting: Scaleway (France). Nobody else reads them unless I share them.',
    'Off, these copies are deleted; the practice’s own copies stay with it.',
  ],
  de: [
    'Meine Dokumente dürfen in meinem Bereich „Meine Dokumente“ aufbewahrt werden.',
    'Daten: die Kopien, die ich dort ablege und die meine Gesundheit betreffen können. Hosting: Scaleway (Frankreich). Niemand sonst liest sie, wenn ich sie nicht teile.',
    'Ausgeschaltet werden diese Kopien gelöscht; die der Praxis bleiben bei ihr.',
  ],
});
