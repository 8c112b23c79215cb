import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Everything that can be reached and who may: `anyone`; `link`, who has the token in the address; `signed_in`, any account; `member`, who
 * works in a practice; `local`, nobody in production. A page, route handler or server action that is not here fails the walls' tests.
 */
export type Access = 'anyone' | 'link' | 'signed_in' | 'member' | 'local';

const pages: Record<Access, string> = {
  anyone: `/ /accessibilite /annuaire /conditions /confidentialite /cookies /sous-traitants /mentions-legales /p/[slug] /embed/[slug] /sign-in /sign-out /sign-up /sign-up/done
    /book/[practitioner] /book/[practitioner]/time /book/[practitioner]/you /book/[practitioner]/code /waiting/join/[practitioner]`,
  link: '/invitation/[token] /not-me/[token] /certificate/[token] /unsubscribe/[token] /manage/[token] /manage/[token]/move /manage/[token]/cancel /waiting/[token] /waiting/offer/[token] /waiting/sooner/[token]',
  signed_in:
    '/choose-practice /signed-in /patient /patient/rights /patient/data /patient/data/[exportId] /patient/rights/kept/[requestId] /patient/consents /patient/account',
  member: `/practitioner /practitioner/onboarding /practitioner/messages/sent /practitioner/agenda /practitioner/agenda/new /practitioner/patients
    /practitioner/patients/[patientId] /practitioner/patients/[patientId]/edit /practitioner/patients/[patientId]/merge/[otherId]
    /practitioner/patients/new /practitioner/patients/duplicates /practitioner/settings/import /practitioner/settings/import/[batchId]
    /practitioner/settings/feeds /practitioner/settings/subscription /practitioner/settings/gdpr /practitioner/settings/gdpr/deletion /practitioner/settings/gdpr/deletion/successor /practitioner/settings/gdpr/export/[exportId] /practitioner/settings/gdpr/consents /practitioner/settings/gdpr/retention /practitioner/settings /practitioner/statistics /practitioner/settings/absences /practitioner/settings/absences/new /practitioner/settings/absences/[absenceId]
    /practitioner/settings/gdpr/register /practitioner/settings/gdpr/register/agreement /practitioner/settings/gdpr/register/impact-assessment
    /practitioner/settings/gdpr/register/instructions /practitioner/settings/gdpr/register/patients /practitioner/settings/gdpr/register/versions
    /practitioner/settings/booking-rules /practitioner/settings/holidays /practitioner/settings/resources /practitioner/settings/sharing
    /practitioner/settings/sharing/poster
    /practitioner/settings/members /practitioner/settings/opening-hours /practitioner/settings/profile /practitioner/settings/site
    /practitioner/settings/visit-reasons /practitioner/settings/visit-reasons/new /practitioner/settings/visit-reasons/[reasonId]
    /practitioner/settings/gdpr/archive /practitioner/settings/gdpr/journal /practitioner/settings/gdpr/breaches/new /practitioner/settings/gdpr/breaches/[breachId]
    /practitioner/settings/gdpr/requests /practitioner/settings/gdpr/requests/new /practitioner/settings/gdpr/requests/[requestId]
    /practitioner/waiting-list /practitioner/waiting-list/new`,
  local: '/dev/components /dev/outbox /dev/pay/[reference]',
};
const handlers: Record<string, Access> = {
  ...Object.fromEntries(['DELETE', 'GET', 'PATCH', 'POST', 'PUT'].map((method) => [`${method} /api/[...unknown]`, 'anyone'] as const)),
  'GET /api/agenda': 'member',
  'POST /api/agenda/appointments': 'member',
  'POST /api/agenda/conflicts': 'member',
  'GET /api/agenda/stream': 'member',
  'HEAD /api/agenda/stream': 'member',
  'GET /api/agenda/times': 'member',
  'GET /api/agenda/visits/[appointmentId]': 'member',
  'POST /api/agenda/visits/[appointmentId]/cancel': 'member',
  'POST /api/agenda/visits/[appointmentId]/decide': 'member',
  'GET /api/agenda/visits/[appointmentId]/notice': 'member',
  'POST /api/agenda/visits/[appointmentId]/notice': 'member',
  'POST /api/agenda/visits/[appointmentId]/move': 'member',
  'POST /api/agenda/visits/[appointmentId]/restore': 'member',
  'POST /api/agenda/visits/[appointmentId]/step': 'member',
  'GET /api/agenda/waiting-matches': 'member',
  'GET /api/auth/[...nextauth]': 'anyone',
  'POST /api/auth/[...nextauth]': 'anyone',
  'GET /api/feeds/google-business': 'link',
  'GET /api/health/live': 'anyone',
  'GET /api/health/ready': 'anyone',
  'GET /api/patients': 'member',
  'POST /api/patients': 'member',
  'POST /api/measure': 'member',
  'POST /api/measure/page-view': 'anyone',
  'POST /unsubscribe/[token]/one-click': 'link',
  'GET /unsubscribe/[token]/one-click': 'link',
  'POST /api/patients/likely': 'member',
  'GET /api/patients/export': 'member',
  'GET /practitioner/settings/gdpr/export/[exportId]/download': 'member',
  'GET /patient/data/[exportId]/download': 'signed_in',
  'GET /patient/rights/kept/[requestId]/download': 'signed_in',
  'GET /api/v1/calendar/[feedToken]': 'link',
  'POST /practitioner/settings/import/upload': 'member',
  'GET /practitioner/settings/import/[batchId]/rejected': 'member',
  'GET /practitioner/settings/gdpr/retention/runs/[runId]': 'member',
  'GET /practitioner/settings/feeds/agenda.ics': 'member',
  'GET /practitioner/settings/feeds/agenda.csv': 'member',
  'GET /practitioner/settings/gdpr/consents/log': 'member',
  'GET /practitioner/settings/gdpr/consents/receipt/[receiptId]': 'member',
  'GET /sitemap.xml': 'anyone',
  'GET /api/v1/openapi.json': 'anyone',
  'GET /api/v1/practitioners': 'anyone',
  'GET /api/v1/practitioners/[slug]': 'anyone',
  'GET /api/v1/practitioners/[slug]/slots': 'anyone',
  'POST /api/v1/holds': 'anyone',
  'DELETE /api/v1/holds/[id]': 'link',
  'POST /api/v1/appointments': 'link',
  'POST /api/v1/appointments/verify': 'link',
  'POST /api/v1/appointments/[id]/cancel': 'link',
  'POST /api/v1/appointments/[id]/move': 'link',
  'GET /api/webhooks/viva': 'anyone',
  'POST /api/webhooks/viva': 'anyone',
  'GET /practitioner/settings/subscription/invoices/[invoiceId]': 'member',
  'POST /dev/pay/[reference]/act': 'local',
  'GET /dev/clock': 'local',
  'POST /dev/clock': 'local',
  'GET /dev/outbox.json': 'local',
  'GET /practitioner/settings/gdpr/register/register.pdf': 'member',
  'GET /practitioner/settings/gdpr/register/register.csv': 'member',
  'GET /practitioner/settings/gdpr/register/register.json': 'member',
  'GET /practitioner/settings/gdpr/register/patients.pdf': 'member',
  'GET /practitioner/settings/gdpr/register/impact-assessment.pdf': 'member',
  'GET /practitioner/settings/gdpr/register/instructions.csv': 'member',
  'GET /practitioner/statistics/export': 'member',
  'GET /practitioner/settings/gdpr/journal/file': 'member',
  'GET /practitioner/settings/gdpr/breaches/[breachId]/draft': 'member',
  'GET /manage/[token]/appointment.ics': 'link',
  'GET /certificate/[token]/report.json': 'link',
  'GET /practitioner/settings/sharing/qr': 'member',
};
const actions: Record<string, Access> = {
  saveOneRetention: 'member',
  reviewOneAccess: 'member',
  openOneBreach: 'member',
  changeOneBreach: 'member',
  keepOneDraft: 'member',
  noteAuthorityTold: 'member',
  notePeopleTold: 'member',
  closeOneBreach: 'member',
  confirmStoppedRun: 'member',
  openOneHold: 'member',
  askForOneArchive: 'member',
  approveOneArchive: 'member',
  readOneArchive: 'member',
  liftOneHold: 'member',
  chooseLanguage: 'anyone',
  chooseCookies: 'anyone',
  signOutHere: 'anyone',
  signIn: 'anyone',
  signUp: 'anyone',
  accept: 'link',
  choosePractice: 'signed_in',
  chooseOne: 'member',
  chooseOwnConsent: 'signed_in',
  closeOwnAccount: 'signed_in',
  keepOwnAccount: 'signed_in',
  closeOwnLogin: 'signed_in',
  keepOwnLogin: 'signed_in',
  requestPracticeDeletion: 'member',
  withdrawPracticeDeletion: 'member',
  offerPatients: 'member',
  withdrawPatientsOffer: 'member',
  answerPatientsOffer: 'member',
  askForOwnRight: 'signed_in',
  withdrawOwnRequest: 'signed_in',
  askForKeptCopy: 'signed_in',
  withdrawKeptCopy: 'signed_in',
  openKeptDownload: 'signed_in',
  keepOwnDirective: 'signed_in',
  withdrawOwnDirective: 'signed_in',
  noteRightsRequest: 'member',
  askForIdentity: 'member',
  noteIdentity: 'member',
  assignRightsRequest: 'member',
  startRightsWork: 'member',
  extendRightsRequest: 'member',
  preparePersonsCopy: 'member',
  answerRightsRequest: 'member',
  refuseRightsRequest: 'member',
  withdrawRightsRequest: 'member',
  restrictFileOf: 'member',
  announceLiftTo: 'member',
  liftRestrictionOf: 'member',
  keepObjectionOf: 'member',
  noteRecipients: 'member',
  erasePerson: 'member',
  holdTime: 'anyone',
  submitIdentity: 'link',
  submitCode: 'link',
  moveByLink: 'link',
  cancelByLink: 'link',
  confirmByLink: 'link',
  refuseByLink: 'link',
  unsubscribeByLink: 'link',
  resend: 'member',
  joinSooner: 'link',
  proveAddress: 'link',
  changePlace: 'link',
  leavePlace: 'link',
  answerByLink: 'link',
  askPlace: 'anyone',
  addPatient: 'member',
  removeEntry: 'member',
  offerTime: 'member',
  takeBack: 'member',
  plan: 'member',
  'absences/remove': 'member',
  settleOne: 'member',
  restore: 'member',
  invite: 'member',
  withdraw: 'member',
  'members/remove': 'member',
  saveWeek: 'member',
  saveDate: 'member',
  removeDate: 'member',
  saveProfile: 'member',
  savePracticeName: 'member',
  saveOneSite: 'member',
  saveReason: 'member',
  archiveReason: 'member',
  openFile: 'member',
  changePatient: 'member',
  setOnlineBooking: 'member',
  setDeath: 'member',
  takeBackDeath: 'member',
  cancelComingVisits: 'member',
  liftRefusal: 'member',
  mergeFiles: 'member',
  undoMergeOfFiles: 'member',
  tellTwoApart: 'member',
  checkImport: 'member',
  checkCalendarImport: 'member',
  reopenImport: 'member',
  runImport: 'member',
  undoImport: 'member',
  giveImportUp: 'member',
  makeFeed: 'member',
  withdrawFeed: 'member',
  addOneResource: 'member',
  renameOneResource: 'member',
  archiveOneResource: 'member',
  restoreOneResource: 'member',
  saveRegion: 'member',
  saveWork: 'member',
  openDate: 'member',
  closeDate: 'member',
  saveOneAgenda: 'member',
  saveForPatients: 'member',
  objectTo: 'member',
  takeObjectionBack: 'member',
  markRegisterReviewed: 'member',
  acceptAgreement: 'member',
  saveOrigins: 'member',
  saveRight: 'member',
  preparePracticeCopy: 'member',
  openDownload: 'member',
  prepareOwnCopy: 'signed_in',
  openOwnDownload: 'signed_in',
  goToPay: 'member',
  lookAtPayment: 'member',
  cancelHere: 'member',
  resumeHere: 'member',
};

export const declared: Readonly<Record<string, Access>> = {
  ...Object.fromEntries(
    Object.entries(pages).flatMap(([access, list]) => list.split(/\s+/).map((page) => [`PAGE ${page}`, access as Access])),
  ),
  ...handlers,
  ...Object.fromEntries(Object.entries(actions).map(([name, access]) => [`ACTION ${name}`, access])),
};
export const declaredAs = (access: Access) => Object.keys(declared).filter((name) => declared[name] === access);

const root = path.resolve(import.meta.dirname, '..');
const addressOf = (file: string) => `/${path.dirname(file).replaceAll(/\(\w+\)\/?/g, '')}`.replace(/\/\.?$/, '') || '/';
const methods = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS';

/** Every page and route handler of the file tree, by its address. */
export function routesBuilt(): string[] {
  const files = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' }).filter((file) => !file.startsWith('_'));
  return files.flatMap((file) => {
    const name = path.basename(file);
    if (/^page\.tsx?$/.test(name)) return [`PAGE ${addressOf(file)}`];
    if (!/^route\.tsx?$/.test(name)) return [];
    const text = readFileSync(path.join(root, 'app', file), 'utf8');
    const named = [...text.matchAll(new RegExp(`export (?:const|async function|function) (${methods})\\b`, 'g'))].map(
      ([, method]) => method,
    );
    const renamed = [...text.matchAll(/export \{([^}]+)\}/g)].flatMap(
      ([, list = '']) => list.match(new RegExp(`\\b(?:${methods})\\b`, 'g')) ?? [],
    );
    return [...named, ...renamed].map((method) => `${method} ${addressOf(file)}`);
  });
}

export type BuiltAction = { readonly name: string; readonly id: string; readonly page: string };
type Manifest = { node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }> };

/** Every server action of the build: each is an endpoint that anyone can call. Two of one name are told apart by their folder. */
export function actionsBuilt(): BuiltAction[] {
  const file = path.join(root, '.next', 'server/server-reference-manifest.json');
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const all = Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({ id, workers, filename, exportedName }));
  return all.map(({ id, workers, filename, exportedName }) => {
    const alone = all.filter((other) => other.exportedName === exportedName).length === 1;
    const name = alone ? exportedName : `${path.basename(path.dirname(filename))}/${exportedName}`;
    const worker = Object.keys(workers)[0] ?? '';
    return { name: `ACTION ${name}`, id, page: addressOf(worker.replace(/^app\//, '')) };
  });
}
