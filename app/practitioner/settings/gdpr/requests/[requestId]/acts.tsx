import { getTranslations } from 'next-intl/server';
import { requestLocale } from '@/app/_server/locale';
import { birthText, listName } from '@/components/patients/birth-text';
import { ActFold } from '@/components/rights/act-fold';
import { dayText } from '@/components/rights/day-text';
import { type RightsField, RightsForm } from '@/components/rights/rights-form';
import { listMembers } from '@/lib/access/list-members';
import { hasSteppedUp } from '@/lib/access/rules';
import type { Context } from '@/lib/context';
import type { MemberActor } from '@/lib/core/actor';
import { objections, restrictionGrounds } from '@/lib/patients/rules';
import { searchPatients } from '@/lib/patients/search-patients';
import { readPracticeName } from '@/lib/practice/read-practice-name';
import { sourceIn } from '@/lib/retention/rules';
import { readErasure } from '@/lib/rights/erase-patient';
import { mayDecide } from '@/lib/rights/policy';
import { deskMethods, groundsFor, mayStep, toldBy } from '@/lib/rights/rules';
import type { RequestView } from '@/lib/rights/schema';
import {
  announceLiftTo,
  answerRightsRequest,
  askForIdentity,
  assignRightsRequest,
  erasePerson,
  extendRightsRequest,
  keepObjectionOf,
  liftRestrictionOf,
  noteIdentity,
  noteRecipients,
  preparePersonsCopy,
  refuseRightsRequest,
  restrictFileOf,
  startRightsWork,
  withdrawRightsRequest,
} from '../actions';

type Props = { context: Context<MemberActor>; request: RequestView };

/** What can be done with an open request now: the next step unfolded, the rest folded. */
export async function RequestActs({ context, request }: Props) {
  const t = await getTranslations('rights');
  const { state, right, identity, patientId, restriction } = request;
  const hidden = { requestId: request.id, version: request.version };
  const isOwner = mayDecide(context.actor);
  const mayAnswer = identity !== null && mayStep(state, 'answered');
  const { name: practice } = await readPracticeName(context);
  const draft = t(`draft.${right}`, { practice, authority: request.authority.name, url: request.authority.url });
  const choice = <K extends string>(keys: readonly K[], label: (key: K) => string) => keys.map((value) => ({ value, label: label(value) }));
  const told: RightsField = { kind: 'choice', name: 'told', label: t('act.told'), options: choice(toldBy, (key) => t(`told.${key}`)) };
  const chooseWord = t('new.choose');
  return (
    <section aria-labelledby="next" className="grid gap-3">
      <h2 id="next" className="text-h3">
        {t('act.next')}
      </h2>
      <div className="rounded-panel border border-line bg-surface">
        {identity ? null : (
          <>
            {state === 'received' ? (
              <ActFold title={t('act.askIdentity')} hint={t('act.askIdentityHint')}>
                <RightsForm action={askForIdentity} hidden={hidden} button={t('act.askIdentity')} />
              </ActFold>
            ) : null}
            <ActFold title={t('act.checkIdentity')} open>
              <RightsForm
                action={noteIdentity}
                hidden={patientId ? { ...hidden, patientId } : hidden}
                kind="primary"
                button={t('act.checkIdentity')}
                fields={[
                  ...(request.subject === 'unknown' ? [await whoseFile(context, request)] : []),
                  {
                    kind: 'choice',
                    name: 'method',
                    label: t('act.method'),
                    choose: chooseWord,
                    options: choice(deskMethods, (key) => t(`method.${key}`)),
                  },
                ]}
              />
            </ActFold>
          </>
        )}
        {identity && mayStep(state, 'in_progress') ? (
          <ActFold title={t('act.start')} open>
            <RightsForm action={startRightsWork} hidden={hidden} kind="primary" button={t('act.start')} />
          </ActFold>
        ) : null}
        {mayAnswer && patientId && (right === 'access' || right === 'portability') && !request.exportId ? (
          <ActFold title={t('act.copy')} hint={t('act.copyHint')} open>
            <RightsForm action={preparePersonsCopy} hidden={hidden} button={t('act.copy')} />
          </ActFold>
        ) : null}
        {right === 'restriction' && identity && patientId ? <Restriction {...{ request, isOwner, hidden, told, chooseWord }} /> : null}
        {right === 'objection' && identity && patientId ? (
          <ActFold title={t('act.object')} hint={t('act.objectHint')}>
            <RightsForm
              action={keepObjectionOf}
              hidden={hidden}
              done={t('act.done')}
              button={t('act.objectSave')}
              fields={[
                {
                  kind: 'checks',
                  name: 'objectsTo',
                  label: t('act.object'),
                  values: request.objectsTo,
                  options: choice(objections, (key) => t(`objection.${key}`)),
                },
              ]}
            />
          </ActFold>
        ) : null}
        {right === 'rectification' || right === 'erasure' ? (
          <ActFold title={t('act.recipients')} hint={t('act.recipientsHint')}>
            <RightsForm
              action={noteRecipients}
              hidden={hidden}
              done={t('act.done')}
              button={t('act.recipientsSave')}
              fields={[{ kind: 'number', name: 'count', label: t('act.recipientsCount'), value: '0' }]}
            />
          </ActFold>
        ) : null}
        {right === 'erasure' && isOwner && mayAnswer && patientId ? <Erasure {...{ context, request, hidden, draft }} /> : null}
        {mayAnswer ? (
          <ActFold
            title={t('act.answer')}
            hint={t('act.answerHint')}
            open={right !== 'erasure' && !(right === 'restriction' && !restriction)}
          >
            <RightsForm
              action={answerRightsRequest}
              hidden={hidden}
              kind="primary"
              button={t('act.answerSave')}
              fields={[{ kind: 'long', name: 'answer', label: t('act.answerText'), value: draft }, told]}
            />
          </ActFold>
        ) : null}
        {request.mayExtend && mayStep(state, 'extended') ? (
          <ActFold title={t('act.extend')} hint={t('act.extendHint')}>
            <RightsForm
              action={extendRightsRequest}
              hidden={hidden}
              button={t('act.extend')}
              fields={[{ kind: 'long', name: 'reason', label: t('act.extendReason') }]}
            />
          </ActFold>
        ) : null}
        <ActFold title={t('act.assign')}>
          <RightsForm
            action={assignRightsRequest}
            hidden={hidden}
            done={t('act.done')}
            button={t('act.assignSave')}
            fields={[await whoLooksAfter(context, request)]}
          />
        </ActFold>
        {isOwner ? (
          <ActFold title={t('act.refuse')}>
            <RightsForm
              action={refuseRightsRequest}
              hidden={hidden}
              kind="danger"
              button={t('act.refuseSave')}
              fields={[
                {
                  kind: 'choice',
                  name: 'ground',
                  label: t('act.refuseGround'),
                  choose: chooseWord,
                  options: choice(groundsFor(right), (key) => t(`ground.${key}`)),
                },
                { kind: 'long', name: 'answer', label: t('act.refuseText') },
                told,
              ]}
            />
          </ActFold>
        ) : null}
        <ActFold title={t('act.withdraw')} hint={t('act.withdrawHint')}>
          <RightsForm action={withdrawRightsRequest} hidden={{ requestId: request.id }} button={t('act.withdraw')} />
        </ActFold>
      </div>
      {isOwner ? null : <p className="text-small text-ink-2">{t('act.ownerOnly')}</p>}
    </section>
  );
}

type Common = { request: RequestView; hidden: Readonly<Record<string, string | number>> };

async function Restriction({
  request,
  isOwner,
  hidden,
  told,
  chooseWord,
}: Common & { isOwner: boolean; told: RightsField; chooseWord: string }) {
  const t = await getTranslations('rights');
  if (!request.restriction) {
    const grounds = restrictionGrounds.map((value) => ({ value, label: t(`restriction.${value}`) }));
    return (
      <ActFold title={t('act.restrict')} hint={t('act.restrictHint')} open>
        <RightsForm
          action={restrictFileOf}
          hidden={hidden}
          kind="primary"
          button={t('act.restrictSave')}
          fields={[{ kind: 'choice', name: 'ground', label: t('act.restrictGround'), choose: chooseWord, options: grounds }]}
        />
      </ActFold>
    );
  }
  if (!isOwner) return null;
  return request.steps.some(({ what }) => what === 'lift_announced') ? (
    <ActFold title={t('act.lift')}>
      <RightsForm action={liftRestrictionOf} hidden={hidden} button={t('act.liftSave')} />
    </ActFold>
  ) : (
    <ActFold title={t('act.announce')} hint={t('act.announceHint')}>
      <RightsForm action={announceLiftTo} hidden={hidden} button={t('act.announceSave')} fields={[told]} />
    </ActFold>
  );
}

async function Erasure({ context, request, hidden, draft }: Common & { context: Context<MemberActor>; draft: string }) {
  const [t, locale] = await Promise.all([getTranslations('rights.act'), requestLocale()]);
  const read = await readErasure(context, { requestId: request.id });
  if (!read.ok) return null;
  const verdict = read.value;
  if (!verdict.may) {
    const until = verdict.why === 'record' && verdict.until ? dayText(verdict.until, locale) : null;
    const why =
      verdict.why === 'record'
        ? until
          ? t('eraseRecord', { until, source: sourceIn(locale, verdict.source) })
          : t('eraseUnset')
        : verdict.why === 'visits'
          ? t('eraseVisits', { count: verdict.count })
          : t(verdict.why === 'held' ? 'eraseHeld' : 'eraseGone');
    return (
      <ActFold title={t('erase')} open>
        <p className="max-w-prose">{why}</p>
      </ActFold>
    );
  }
  return (
    <ActFold title={t('erase')} hint={t('eraseMay')} open>
      <RightsForm
        action={erasePerson}
        hidden={hidden}
        kind="danger"
        button={t('eraseSave')}
        fields={[{ kind: 'long', name: 'answer', label: t('answerText'), value: draft }]}
        signInAgain={!hasSteppedUp(context.actor, context.clock.now())}
      />
    </ActFold>
  );
}

async function whoseFile(context: Context<MemberActor>, { requester }: RequestView): Promise<RightsField> {
  const [t, locale] = await Promise.all([getTranslations('rights.act'), requestLocale()]);
  const hits = requester?.name ? await searchPatients(context, { query: requester.name }) : [];
  const options = hits.map((hit) => ({ value: hit.id, label: `${listName(hit)} · ${birthText(hit.birthDate, locale)}` }));
  return { kind: 'choice', name: 'patientId', label: t('patient'), choose: t('patientNone'), options, isOptional: true };
}

async function whoLooksAfter(context: Context<MemberActor>, { assignedMemberId }: RequestView): Promise<RightsField> {
  const [t, members] = await Promise.all([getTranslations('rights'), listMembers(context)]);
  const options = members.ok ? members.value.map(({ memberId, displayName }) => ({ value: memberId, label: displayName })) : [];
  return {
    kind: 'choice',
    name: 'memberId',
    label: t('act.assign'),
    choose: t('nobody'),
    options,
    value: assignedMemberId ?? '',
    isOptional: true,
  };
}
