import { firstVersion } from './first-version';

export const aiTranscription = firstVersion('consent', {
  fr: [
    'Cette consultation peut être transcrite et résumée par une IA.',
    'Données : le son de la consultation, qui concerne ma santé. Destinataires : Mistral (France) et, si le cabinet l’a activé, AssemblyAI (États-Unis, clauses contractuelles types). Tout est supprimé en 48 heures au plus ; le praticien relit avant de garder.',
    'Éteint, la captation s’arrête et le son est supprimé.',
  ],
  en: [
    'This consultation may be transcribed and summarised by AI.',
    'Data: the sound of the consultation, which is about my health. Recipients: Mistral (France) and, if the practice switched it on, AssemblyAI (United States, standard contractual clauses). All is deleted within 48 hours at most; the practitioner reads before keeping.',
    'Off, capture stops and the sound is deleted.',
  ],
  de: [
    'Diese Konsultation darf von einer KI verschriftlicht und zusammengefasst werden.',
    'Daten: der Ton der Konsultation, der meine Gesundheit betrifft. Empfänger: Mistral (Frankreich) und, wenn die Praxis es eingeschaltet hat, AssemblyAI (Vereinigte Staaten, Standardvertragsklauseln). Alles wird nach höchstens 48 Stunden gelöscht; vor dem Aufbewahren wird gelesen.',
    'Ausgeschaltet endet die Aufnahme und der Ton wird gelöscht.',
  ],
});
