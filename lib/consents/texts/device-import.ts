import { firstVersion } from './first-version';

export const deviceImport = firstVersion('consent', {
  fr: [
    'Les mesures de mon appareil peuvent entrer dans mon espace.',
    'Données : les mesures que j’importe, qui concernent ma santé. Hébergement : Scaleway (France).',
    'Éteint, l’import s’arrête, les accès sont révoqués et la suppression des mesures m’est proposée.',
  ],
  en: [
    'Measurements from my device may enter my area.',
    'Data: the measurements I import, which are about my health. Hosting: Scaleway (France).',
    'Off, the import stops, accesses are revoked and I am offered deletion of the measurements.',
  ],
  de: [
    'Messwerte meines Geräts dürfen in meinen Bereich gelangen.',
    'Daten: die Messwerte, die ich übernehme und die meine Gesundheit betreffen. Hosting: Scaleway (Frankreich).',
    'Ausgeschaltet endet die Übernahme, Zugänge werden widerrufen und mir wird die Löschung der Messwerte angeboten.',
  ],
});
