import { firstVersion } from './first-version';

export const videoRecording = firstVersion('consent', {
  fr: [
    'Cette téléconsultation peut être enregistrée.',
    'Données : image et son de l’appel, qui concernent ma santé. Hébergement : Scaleway (France), chiffré, 90 jours. L’enregistrement ne démarre que si chacun dit oui.',
    'Arrêter met fin à l’enregistrement, qui est supprimé sauf obligation de le garder.',
  ],
  en: [
    'This teleconsultation may be recorded.',
    'Data: picture and sound of the call, which are about my health. Hosting: Scaleway (France), encrypted, 90 days. Recording starts only if everyone says yes.',
    'Stopping ends the recording, which is deleted unless it must be kept.',
  ],
  de: [
    'Diese Videosprechstunde darf aufgezeichnet werden.',
    'Daten: Bild und Ton des Gesprächs, die meine Gesundheit betreffen. Hosting: Scaleway (Frankreich), verschlüsselt, 90 Tage. Die Aufzeichnung beginnt nur, wenn alle Ja sagen.',
    'Anhalten beendet die Aufzeichnung; sie wird gelöscht, sofern sie nicht aufbewahrt werden muss.',
  ],
});
