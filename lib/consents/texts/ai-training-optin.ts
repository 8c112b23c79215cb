import { firstVersion } from './first-version';

export const aiTrainingOptin = firstVersion('consent', {
  fr: [
    'Prati peut réutiliser, sous pseudonyme, mes données de travail pour améliorer des modèles d’IA.',
    'Personne ne répond à ma place. Les données d’un patient n’y entrent que si ce patient a lui-même dit oui dans son espace. Rien n’identifie directement quelqu’un. Destinataire : Prati, hébergé en France par Scaleway ; aucune copie ne sort.',
    'Éteint, plus aucune copie n’est faite et celles qui n’ont pas encore servi sont supprimées. Ce qu’un modèle a déjà appris ne peut pas être désappris.',
  ],
  en: [
    'Prati may re-use my work data, under a pseudonym, to improve AI models.',
    'Nobody answers in my place. A patient’s data enter only if that patient has said yes in their own area. Nothing identifies anyone directly. Recipient: Prati, hosted in France by Scaleway; no copy leaves.',
    'Off, no new copy is made and those not yet used are deleted. What a model has already learnt cannot be unlearnt.',
  ],
  de: [
    'Prati darf meine Arbeitsdaten unter Pseudonym wiederverwenden, um KI-Modelle zu verbessern.',
    'Niemand antwortet an meiner Stelle. Daten einer Patientin oder eines Patienten gehen nur ein, wenn diese Person in ihrem eigenen Bereich Ja gesagt hat. Nichts macht jemanden direkt erkennbar. Empfänger: Prati, in Frankreich bei Scaleway; keine Kopie verlässt es.',
    'Ausgeschaltet entsteht keine neue Kopie, und noch nicht verwendete werden gelöscht. Was ein Modell schon gelernt hat, lässt sich nicht verlernen.',
  ],
});
