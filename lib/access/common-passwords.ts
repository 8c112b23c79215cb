/** The passwords tried first in French, English and German, and the words they are built on. Lower case, digits around them taken off. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passwort motdepasse mdp azerty azertyuiop qwerty qwertz qwertyuiop qwertzuiop asdfghjkl abcdef abcdefg abcdefgh abc iloveyou jetaime
  ichliebedich loulou doudou chouchou soleil sunshine sommer winter summer bonjour hallo welcome bienvenue willkommen letmein admin administrator
  administrateur root master secret geheim princess princesse dragon monkey football fussball baseball hockey marseille paris france deutschland
  berlin schatz hallowelt nicolas camille thomas michael daniel andreas charlie superman batman starwars pokemon computer ordinateur internet
  samsung google facebook medecin docteur doctor arzt praxis cabinet sante gesundheit health patient infirmiere kine dentiste changeme default
  trustno test tester testtest demo prati freedom whatever shadow killer jordan harley ranger buster tigger coucou salut nathalie isabelle
  caroline julien vincent alexandre sebastian stefanie`.split(/\s+/),
);
