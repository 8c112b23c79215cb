import { firstVersion } from './first-version';

export const outsideCareTeam = firstVersion('consent', {
  fr: [
    'Une information peut être transmise à une personne hors de mon équipe de soins.',
    'Données : l’élément de santé désigné, rien de plus. Destinataire : la personne nommée, dans le pays où elle exerce.',
    'Éteint, le partage est révoqué.',
  ],
  en: [
    'A piece of information may be passed to a person outside my care team.',
    'Data: the health item named, nothing more. Recipient: the person named, in the country where they practise.',
    'Off, the share is revoked.',
  ],
  de: [
    'Eine Angabe darf an eine Person außerhalb meines Behandlungsteams weitergegeben werden.',
    'Daten: die benannte Gesundheitsangabe, sonst nichts. Empfänger: die genannte Person, im Land ihrer Tätigkeit.',
    'Ausgeschaltet ist die Freigabe widerrufen.',
  ],
});
