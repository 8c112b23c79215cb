import { firstVersion } from './first-version';

export const recordShare = firstVersion('consent', {
  fr: [
    'Un praticien que je désigne peut lire ce que je partage.',
    'Données : les éléments de santé que je choisis. Destinataire : ce praticien seul, dans le pays où il exerce.',
    'Éteint, la lecture est refusée dès la demande suivante.',
  ],
  en: [
    'A practitioner I name may read what I share.',
    'Data: the health items I choose. Recipient: that practitioner alone, in the country where they practise.',
    'Off, reading is refused from the next request on.',
  ],
  de: [
    'Eine Behandlerin oder ein Behandler, den ich benenne, darf lesen, was ich teile.',
    'Daten: die Gesundheitsangaben, die ich auswähle. Empfänger: nur diese Person, im Land ihrer Tätigkeit.',
    'Ausgeschaltet wird das Lesen ab der nächsten Anfrage verweigert.',
  ],
});
