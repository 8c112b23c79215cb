import { firstVersion } from './first-version';

export const publicDirectoryListing = firstVersion('consent', {
  fr: [
    'Mon profil professionnel est public dans l’annuaire de Prati.',
    'Données : nom, spécialité, langues, secteur, présentation, adresses et horaires libres. Destinataires : toute personne qui consulte l’annuaire, les moteurs de recherche compris, dans tous les pays.',
    'Éteint, la page de profil répond qu’elle n’existe plus, la recherche et le plan du site m’omettent tout de suite. Le lien de réservation que je donne à mes patients continue de fonctionner.',
  ],
  en: [
    'My professional profile is public in Prati’s directory.',
    'Data: name, specialty, languages, sector, presentation, addresses and free times. Recipients: anyone who consults the directory, search engines included, in all countries.',
    'Off, the profile page answers that it is gone, search and sitemap leave me out at once. The booking link I give to my patients keeps working.',
  ],
  de: [
    'Mein berufliches Profil ist im Verzeichnis von Prati öffentlich.',
    'Daten: Name, Fachgebiet, Sprachen, Sektor, Vorstellung, Adressen und freie Zeiten. Empfänger: alle, die das Verzeichnis aufrufen, auch Suchmaschinen, in allen Ländern.',
    'Ausgeschaltet antwortet die Profilseite, dass es sie nicht mehr gibt; Suche und Sitemap lassen mich sofort aus. Der Buchungslink, den ich meinen Patientinnen und Patienten gebe, funktioniert weiter.',
  ],
});
