import { firstVersion } from './first-version';

export const healthDataReuse = firstVersion('consent', {
  fr: [
    'Mes données de santé peuvent servir, sous pseudonyme, à la recherche et à l’amélioration de modèles d’IA.',
    'Données : ce que ce cabinet a noté de mes soins, sans rien qui m’identifie directement, et seulement si mon praticien a dit oui lui aussi. Destinataire : Prati, hébergé en France par Scaleway ; aucune copie ne sort. Personne ne me le demande pendant un soin.',
    'Éteint, plus aucune copie n’est faite et celles qui n’ont pas encore servi sont supprimées. Ce qu’un modèle a déjà appris ne peut pas être désappris.',
  ],
  en: [
    'My health data may serve, under a pseudonym, research and the improvement of AI models.',
    'Data: what this practice noted of my care, with nothing that identifies me directly, and only if my practitioner has said yes as well. Recipient: Prati, hosted in France by Scaleway; no copy leaves. Nobody asks me during care.',
    'Off, no new copy is made and those not yet used are deleted. What a model has already learnt cannot be unlearnt.',
  ],
  de: [
    'Meine Gesundheitsdaten dürfen unter Pseudonym der Forschung und der Verbesserung von KI-Modellen dienen.',
    'Daten: was diese Praxis zu meiner Behandlung notiert hat, ohne etwas, das mich direkt erkennbar macht, und nur, wenn meine Behandlerin oder mein Behandler ebenfalls Ja gesagt hat. Empfänger: Prati, in Frankreich bei Scaleway; keine Kopie verlässt es. Niemand fragt mich während der Behandlung.',
    'Ausgeschaltet entsteht keine neue Kopie, und noch nicht verwendete werden gelöscht. Was ein Modell schon gelernt hat, lässt sich nicht verlernen.',
  ],
});
