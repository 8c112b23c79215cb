import { firstVersion } from './first-version';

export const analyticsProduct = firstVersion('consent', {
  fr: [
    'Prati peut mesurer quelles fonctions j’utilise, pour les améliorer.',
    'Données : le nom de l’action, la page type et l’heure, sous un identifiant sans nom. Jamais un patient, un texte saisi ni une adresse complète. Destinataire : Prati, hébergé en France par Scaleway ; aucun outil tiers.',
    'Éteint, le script de mesure n’est plus chargé, tout envoi est refusé et mes mesures enregistrées sont supprimées.',
  ],
  en: [
    'Prati may measure which features I use, in order to improve them.',
    'Data: the name of the act, the kind of page and the time, under an identifier without a name. Never a patient, a text typed or a full address. Recipient: Prati, hosted in France by Scaleway; no outside tool.',
    'Off, the measuring script is no longer loaded, anything sent is refused and my stored measurements are deleted.',
  ],
  de: [
    'Prati darf messen, welche Funktionen ich nutze, um sie zu verbessern.',
    'Daten: Name der Handlung, Art der Seite und Zeit, unter einer Kennung ohne Namen. Nie eine Patientin oder ein Patient, ein getippter Text oder eine vollständige Adresse. Empfänger: Prati, in Frankreich bei Scaleway; kein fremdes Werkzeug.',
    'Ausgeschaltet wird das Messskript nicht mehr geladen, jede Sendung abgelehnt, und meine gespeicherten Messungen werden gelöscht.',
  ],
});
