/** What every text of a kind ends with. A changed byte here is a new version of each of them. */
export const closing = {
  consent: {
    fr: 'La preuve de votre réponse est gardée 5 ans après qu’elle a été retirée, remplacée ou rendue caduque par un nouveau texte, puis supprimée. Dire non ne vous prive d’aucun soin ni d’aucune autre fonction. Vous pouvez changer d’avis à tout moment, aussi facilement que vous avez répondu ; ce qui a été fait avant reste licite.',
    en: 'Proof of your answer is kept for 5 years after it was withdrawn, replaced or overtaken by a new text, then deleted. Saying no costs you no care and no other feature. You can change your mind at any time, as easily as you answered; what was done before remains lawful.',
    de: 'Der Nachweis Ihrer Antwort wird 5 Jahre aufbewahrt, nachdem sie widerrufen, ersetzt oder durch einen neuen Text überholt wurde, und dann gelöscht. Ein Nein kostet Sie weder Behandlung noch eine andere Funktion. Sie können Ihre Meinung jederzeit so einfach ändern, wie Sie geantwortet haben; was vorher geschah, bleibt rechtmäßig.',
  },
  ack: {
    fr: 'Il s’agit d’une prise de connaissance et non d’un consentement : elle n’a donc pas d’interrupteur, et prend fin avec la fermeture du compte. Sa preuve est gardée 5 ans après la fin du contrat, puis supprimée.',
    en: 'This is an acknowledgement and not a consent: it therefore has no switch, and it ends when the account is closed. Proof of it is kept for 5 years after the end of the contract, then deleted.',
    de: 'Dies ist eine Kenntnisnahme und keine Einwilligung: Sie hat daher keinen Schalter und endet mit der Schließung des Kontos. Ihr Nachweis wird 5 Jahre nach Vertragsende aufbewahrt und dann gelöscht.',
  },
  integration: {
    fr: 'Tant que cet interrupteur est éteint, Prati refuse tout échange avec ce service et note le refus. L’éteindre agit tout de suite : les tâches en attente sont abandonnées, les accès sont révoqués chez le service puis supprimés, les copies synchronisées sont effacées. Ce que la loi impose, un remboursement par exemple, reste possible.',
    en: 'As long as this switch is off, Prati refuses any exchange with this service and notes the refusal. Switching it off acts at once: waiting jobs are dropped, accesses are revoked at the service and then deleted, synchronised copies are erased. What the law requires, a refund for example, remains possible.',
    de: 'Solange dieser Schalter aus ist, verweigert Prati jeden Austausch mit diesem Dienst und hält die Verweigerung fest. Ausschalten wirkt sofort: Wartende Aufgaben entfallen, Zugänge werden beim Dienst widerrufen und dann gelöscht, abgeglichene Kopien werden entfernt. Was das Gesetz verlangt, etwa eine Rückzahlung, bleibt möglich.',
  },
  cookie: {
    fr: 'Votre réponse, oui ou non, vaut 6 mois ; passé ce délai, la question vous est posée à nouveau et sa preuve est supprimée. Dire non ne vous prive de rien. Le lien « Cookies » au bas de chaque page rouvre ce choix à tout moment.',
    en: 'Your answer, yes or no, holds for 6 months; after that you are asked again and its proof is deleted. Saying no costs you nothing. The link “Cookies” at the foot of every page reopens this choice at any time.',
    de: 'Ihre Antwort, Ja oder Nein, gilt 6 Monate; danach werden Sie erneut gefragt und ihr Nachweis wird gelöscht. Ein Nein kostet Sie nichts. Der Link „Cookies“ am Fuß jeder Seite öffnet diese Wahl jederzeit wieder.',
  },
} as const;
export type Closing = keyof typeof closing;
