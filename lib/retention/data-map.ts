import type { Belonging, ColumnClass, EraseMethod, LatestOf, Recipient, TableClass } from './schema';

/** An id: it links rows and says nothing by itself. */
const link: ColumnClass = { form: 'pseudonym', exportName: null, erase: 'keep' };
const secret: ColumnClass = { form: 'token', exportName: null, erase: 'null' };
/** Bookkeeping that is nobody's. */
const technical: ColumnClass = { form: 'none', exportName: null, erase: 'keep' };
const sealed = (exportName: string): ColumnClass => ({ form: 'sealed', exportName, erase: 'destroy_key' });
/** Sealed, and wiped as soon as it has done its work. */
const passing: ColumnClass = { form: 'sealed', exportName: null, erase: 'null' };
/** Sealed under the practice’s key and told to whom it is about. */
const sealedThenWiped = (exportName: string): ColumnClass => ({ form: 'sealed', exportName, erase: 'null' });
const clear = (exportName: string, erase: EraseMethod = 'keep'): ColumnClass => ({ form: 'clear', exportName, erase });
const all = <C extends string>(columns: readonly C[], as: ColumnClass) =>
  Object.fromEntries(columns.map((name) => [name, as])) as Record<C, ColumnClass>;

const own: Belonging = { column: 'patient_id' };
const ofAppointment: Belonging = { column: 'appointment_id', through: 'appointment' };
const prati: readonly Recipient[] = ['prati', 'hosting'];
const members: readonly Recipient[] = ['practice_members', 'hosting'];
const careParties: readonly Recipient[] = [...members, 'patient'];
const everyone: readonly Recipient[] = [...members, 'public'];
/** Statuses of a visit that is to take place or that nobody said did not. */
const tookPlace = ['requested', 'booked', 'confirmed', 'arrived', 'in_room', 'done'] as const;
/** A patient's last care event: what ended with “done”, or any visit that stands; one to come counts too. */
const lastCare: readonly (string | LatestOf)[] = [
  'last_visit_at',
  'last_appointment_at',
  { table: 'appointment', by: 'patient_id', column: 'starts_at', where: { status: tookPlace } },
];

/**
 * Every table and column of the database, classified once. Export, erasure, retention and the registers read it; a column that is not
 * here fails the check. Names are the database's.
 */
export const dataMap: Readonly<Record<string, TableClass>> = {
  account: {
    ...{ category: 'member_account', purpose: 'sign_in', basis: 'art_6_1_b', subject: 'account' },
    ...{ clock: null, recipients: prati },
    columns: {
      ...{ id: link, email_token: secret, email_sealed: sealed('email'), password_hash: secret, locale: clear('language') },
      ...{
        created_at: clear('createdAt'),
        disabled_at: clear('disabledAt'),
        last_active_at: clear('lastActiveAt'),
        warned_at: clear('warnedAt'),
        erased_at: clear('erasedAt', 'tombstone'),
        ...all(['failed_attempts', 'locked_until'], technical),
      },
    },
  },
  session: {
    ...{ category: 'security_log', purpose: 'sign_in', basis: 'art_6_1_f', subject: 'account' },
    ...{ clock: 'last_seen_at', recipients: prati },
    columns: {
      ...all(['id', 'account_id', 'working_in'], link),
      ...{ token_hash: secret, level: clear('level'), device: clear('device') },
      ...{
        created_at: clear('signedInAt'),
        last_seen_at: clear('lastSeenAt'),
        expires_at: clear('expiresAt'),
        revoked_at: clear('endedAt'),
      },
      ...{ stepped_up_at: clear('passwordProvedAt'), former_hash: secret, former_until: technical },
    },
  },
  invitation: {
    ...{ category: 'technical', purpose: 'sign_in', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'invited_by' }, clock: 'expires_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'invited_by'], link),
      ...{
        email_sealed: sealed('email'),
        display_name: clear('name', 'null'),
        role: clear('role'),
        token_hash: secret,
        token_sealed: passing,
        locale: clear('language'),
      },
      ...{
        created_at: clear('invitedAt'),
        expires_at: clear('expiresAt'),
        accepted_at: clear('acceptedAt'),
        withdrawn_at: clear('withdrawnAt'),
      },
    },
  },
  rate_limit: {
    ...{ category: 'technical', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: { key: secret, points: technical, expire: technical },
  },
  practice: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...{ id: link, name: clear('name'), time_zone: clear('timeZone'), jurisdiction: clear('jurisdiction'), locale: clear('language') },
      ...{ onboarding: clear('onboarding'), demo: clear('demo'), created_at: clear('createdAt') },
      ...{
        holiday_region: clear('publicHolidays'),
        no_show_limit: clear('absencesBeforeBlock'),
        no_show_notice: clear('absencesAreTold'),
        max_upcoming_per_patient: clear('maxUpcomingPerPatient'),
      },
      ...{ quiet_from: clear('quietFrom'), quiet_to: clear('quietTo') },
      ...{
        lifecycle_state: clear('lifecycleState'),
        lifecycle_since: clear('lifecycleSince'),
        before_deletion: clear('stateBeforeDeletion'),
      },
    },
  },
  site: {
    ...{ category: 'practice_settings', purpose: 'public_listing', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: everyone },
    columns: {
      ...all(['practice_id', 'id'], link),
      ...{ name: clear('name'), street: clear('street'), postcode: clear('postcode'), city: clear('city'), country: clear('country') },
      ...{ phone: clear('phone'), access_note: clear('accessNote'), position: technical },
    },
  },
  member: {
    ...{ category: 'member_account', purpose: 'sign_in', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'id' }, clock: 'removed_at', mark: 'anonymised_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'account_id'], link),
      ...{
        role: clear('role'),
        display_name: clear('name', 'null'),
        created_at: clear('joinedAt'),
        removed_at: clear('leftAt'),
        may_overbook: clear('mayOverbook'),
        anonymised_at: clear('anonymisedAt', 'tombstone'),
      },
    },
  },
  practitioner: {
    ...{ category: 'member_account', purpose: 'public_listing', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'member_id' }, clock: null, mark: 'anonymised_at', recipients: everyone },
    columns: {
      ...all(['practice_id', 'id', 'member_id'], link),
      ...{
        slug: clear('publicAddress', 'tombstone'),
        honorific: clear('honorific'),
        given_name: clear('givenName', 'null'),
        family_name: clear('familyName', 'null'),
      },
      ...{
        specialty: clear('specialty'),
        languages: clear('languages'),
        sector: clear('sector'),
        accepts_new: clear('acceptsNewPatients'),
        about: clear('about', 'null'),
      },
      ...{ listed: clear('listed'), listed_under: clear('listedUnderText'), created_at: clear('createdAt') },
      ...{ max_per_day: clear('maxPerDay'), max_per_week: clear('maxPerWeek'), works_on_holidays: clear('worksOnHolidays') },
      anonymised_at: clear('anonymisedAt', 'tombstone'),
      ...{ reviews_new: clear('reviewsNewPatients'), embed_origins: clear('widgetOrigins'), hidden: technical },
    },
  },
  visit_reason: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: everyone },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id'], link),
      ...{
        label: clear('label'),
        duration_minutes: clear('durationMinutes'),
        step_minutes: clear('stepMinutes'),
        buffer_before: clear('bufferBefore'),
        buffer_after: clear('bufferAfter'),
      },
      ...{
        min_notice_minutes: clear('minNoticeMinutes'),
        horizon_days: clear('horizonDays'),
        max_per_day: clear('maxPerDay'),
        modes: clear('modes'),
      },
      ...{
        price_minor: clear('priceMinor'),
        currency: clear('currency'),
        for_new_patients: clear('forNewPatients'),
        for_known_patients: clear('forKnownPatients'),
      },
      ...{
        bookable_online: clear('bookableOnline'),
        colour: clear('colour'),
        instructions: clear('instructions'),
        cancel_notice_hours: clear('cancelNoticeHours'),
      },
      ...{
        max_per_week: clear('maxPerWeek'),
        max_per_patient_week: clear('maxPerPatientWeek'),
        capacity: clear('seats'),
        questions: clear('questions'),
      },
      ...{
        documents_to_bring: clear('documentsToBring'),
        change_online: clear('changeOnline'),
        change_until_hours: clear('changeUntilHours'),
      },
      ...{ reminders: clear('reminders'), resource_needs: clear('resources') },
      ...{ position: technical, archived_at: clear('archivedAt') },
    },
  },
  opening: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: everyone },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'site_id'], link),
      ...{
        weekday: clear('weekday'),
        starts_at: clear('start'),
        ends_at: clear('end'),
        modes: clear('modes'),
        valid_from: clear('validFrom'),
        valid_to: clear('validTo'),
        reason_ids: clear('visitReasons'),
        known_only: clear('knownPatientsOnly'),
      },
    },
  },
  opening_exception: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: everyone },
    columns: { ...all(['practice_id', 'id', 'practitioner_id', 'site_id'], link), date: clear('date'), openings: clear('openings') },
  },
  absence: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'practitioner_id', through: 'practitioner' }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id'], link),
      ...{
        starts_at: clear('start'),
        ends_at: clear('end'),
        label: clear('label', 'null'),
        created_by: technical,
        created_at: clear('createdAt'),
      },
    },
  },
  patient: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: { column: 'id' }, clock: 'created_at', clockIsLatestOf: lastCare, notBefore: 'brought_back_at', recipients: careParties },
    ...{ archivedAt: 'archived_at', mark: 'erased_at', follows: 'merged_into', birthDate: 'birth_date_sealed' },
    columns: {
      ...all(['practice_id', 'id'], link),
      account_id: { ...link, erase: 'null' },
      ...{ archived_at: clear('archivedAt'), brought_back_at: clear('broughtBackAt'), last_appointment_at: clear('lastAppointmentAt') },
      ...{ family_name_sealed: sealed('familyName'), given_name_sealed: sealed('givenName'), birth_date_sealed: sealed('birthDate') },
      ...{ birth_name_sealed: sealed('birthName'), sex_sealed: sealed('sex'), address_sealed: sealed('address') },
      ...{ online_blocked_at: clear('onlineBookingBlockedAt'), absences_forgiven_at: clear('absencesForgivenAt') },
      ...{ online_block_reason: clear('onlineBookingBlockedFor'), contact_refused_at: clear('contactRefusedAt'), found_as: technical },
      ...{ deceased_on_sealed: sealed('deceasedOn'), deceased_noted_at: clear('deathNotedAt'), deceased_noted_by: link },
      ...all(['online_blocked_by', 'merged_into', 'import_batch_id'], link),
      ...{ phone_sealed: sealed('phone'), email_sealed: sealed('email'), locale: clear('language'), source: clear('source') },
      ...{ created_at: clear('createdAt'), last_visit_at: clear('lastVisitAt'), erased_at: clear('erasedAt', 'tombstone') },
      ...{ restricted_at: clear('restrictedAt'), restriction_ground: clear('restrictedFor'), objects_to: clear('objectsTo') },
      restricted_by: link,
    },
  },
  patient_token: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: own, clock: null, recipients: members },
    columns: all(['practice_id', 'token', 'patient_id'], { form: 'token', exportName: null, erase: 'delete_row' }),
  },
  appointment: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: own, clock: 'starts_at', countBy: ['status'], deletedBy: 'archivist', recipients: [...careParties, 'mail_carrier'] },
    leaves: { in: 'patient', by: 'patient_id', as: 'last_appointment_at', from: 'starts_at', where: { status: tookPlace } },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'site_id', 'visit_reason_id', 'patient_id'], link),
      ...all(['overbooked_by', 'series_id', 'group_id', 'import_batch_id'], link),
      ...{ overbook_reason_sealed: sealed('overbookingReason'), answers_sealed: sealed('answers'), booker_sealed: sealed('bookedBy') },
      ...{
        note_sealed: sealed('note'),
        for_relative: clear('forRelative'),
        series_date: clear('seriesDate'),
        decide_by: clear('decideBy'),
      },
      ...{ told_start: clear('toldStart'), told_status: clear('toldStatus'), cancelled_from: clear('statusBeforeCancelling') },
      ...all(['capacity', 'taken', 'notice_due_at', 'told_where', 'imported_as', 'reminded'], technical),
      ...{
        status: clear('status'),
        mode: clear('mode'),
        starts_at: clear('start'),
        ends_at: clear('end'),
        wall_start: clear('promisedLocalTime'),
        time_zone: clear('timeZone'),
      },
      ...{ source: clear('source'), locale: clear('language'), is_first_visit: clear('firstVisit'), overbooked: clear('overbooked') },
      ...all(
        ['buffer_before', 'buffer_after', 'block_starts_at', 'block_ends_at', 'hold_extended', 'version', 'created_by', 'expires_at'],
        technical,
      ),
      ...all(['hold_token_hash', 'manage_token_hash'], secret),
      contact_email_sealed: sealed('contactEmail'),
      ...{
        created_at: clear('createdAt'),
        booked_at: clear('bookedAt'),
        confirmed_at: clear('confirmedAt'),
        arrived_at: clear('arrivedAt'),
        in_room_at: clear('inRoomAt'),
        done_at: clear('doneAt'),
        missed_at: clear('missedAt'),
        cancelled_at: clear('cancelledAt'),
      },
      ...{ cancelled_by: clear('cancelledBy'), cancelled_late: clear('cancelledLate'), cancel_reason: clear('cancelReason', 'null') },
      cancel_note_sealed: sealed('cancelNote'),
    },
  },
  appointment_series: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: own, clock: 'created_at', recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'patient_id', 'visit_reason_id', 'created_by'], link),
      ...{ rule: clear('rule'), first_date: clear('firstDate'), wall_time: clear('localTime'), created_at: clear('createdAt') },
    },
  },
  appointment_resource: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_6_1_f', subject: 'none' },
    ...{ patient: ofAppointment, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'appointment_id', 'resource_id'], link),
      ...{ starts_at: clear('start'), ends_at: clear('end'), occupies: technical },
    },
  },
  resource: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'site_id'], link),
      ...{ kind: clear('kind'), name: clear('name'), position: technical, archived_at: clear('archivedAt') },
    },
  },
  external_busy: {
    ...{ category: 'practice_settings', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'practitioner_id', through: 'practitioner' }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'import_batch_id'], link),
      ...{ source: clear('source'), external_key: technical, starts_at: clear('start'), ends_at: clear('end'), updated_at: technical },
    },
  },
  calendar_feed: {
    ...{ category: 'oauth_token', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'practitioner_id', through: 'practitioner' }, clock: 'revoked_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'created_by'], link),
      ...{ token_hash: secret, created_at: clear('createdAt'), last_read_at: clear('lastReadAt'), revoked_at: clear('revokedAt') },
    },
  },
  import_batch: {
    ...{ category: 'technical', purpose: 'operation', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: 'done_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'created_by'], link),
      ...{ kind: clear('kind'), state: clear('state'), file_sealed: passing, mapping: technical, counts: clear('counts') },
      ...{ created_at: clear('createdAt'), done_at: clear('doneAt'), undone_at: clear('undoneAt') },
    },
  },
  patient_merge: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: { column: 'survivor_id', also: ['merged_id'] }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'survivor_id', 'merged_id', 'merged_by'], link),
      ...{ snapshot_sealed: passing, moved: technical, undo_until: technical },
      ...{ merged_at: clear('mergedAt'), undone_at: clear('undoneAt') },
    },
  },
  patient_distinct: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: { column: 'patient_id', also: ['other_id'] }, clock: null, recipients: members },
    columns: { ...all(['practice_id', 'patient_id', 'other_id', 'decided_by'], link), decided_at: clear('decidedAt') },
  },
  patient_likely: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: { column: 'patient_id', also: ['other_id'] }, clock: null, recipients: members },
    columns: { ...all(['practice_id', 'patient_id', 'other_id'], link), found_at: technical },
  },
  waiting_entry: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: own, clock: 'closed_at', recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'patient_id', 'practitioner_id', 'visit_reason_id', 'appointment_id'], link),
      ...{
        modes: clear('modes'),
        from_date: clear('from'),
        to_date: clear('to'),
        weekdays: clear('weekdays'),
        day_parts: clear('dayParts'),
      },
      ...{ status: clear('status'), contact_email_sealed: sealed('contactEmail'), manage_token_hash: secret, identity_sealed: passing },
      ...{ source: clear('source'), locale: clear('language'), created_at: clear('createdAt'), closed_at: clear('closedAt') },
      ...{ is_first_visit: clear('firstVisit'), confirmed_at: clear('confirmedAt') },
    },
  },
  waiting_time: {
    ...{ category: 'technical', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'practice' },
    ...{ patient: { column: 'freed_by' }, clock: 'ends_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'freed_by'], link),
      ...{ starts_at: clear('start'), ends_at: clear('end'), due_at: technical },
    },
  },
  waiting_offer: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_9_2_h', subject: 'patient' },
    ...{ patient: { column: 'entry_id', through: 'waiting_entry' }, clock: 'offered_at', recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'entry_id', 'hold_id'], link),
      ...{
        token_hash: secret,
        status: clear('status'),
        offered_at: clear('offeredAt'),
        expires_at: clear('expiresAt'),
        answered_at: clear('answeredAt'),
      },
    },
  },
  reminder: {
    ...{ category: 'send_log', purpose: 'delivery', basis: 'art_6_1_f', subject: 'patient' },
    ...{ patient: ofAppointment, clock: 'due_at', recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'appointment_id'], link),
      ...{
        rule: clear('rule'),
        for_start: clear('forStart'),
        due_at: clear('dueAt'),
        state: clear('state'),
        settled_at: clear('settledAt'),
      },
    },
  },
  lifecycle_timer: {
    ...{ category: 'practice_settings', purpose: 'operation', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id'], link),
      ...{ kind: clear('kind'), for_period: clear('forPeriod'), due_at: clear('dueAt'), ring_at: technical },
      ...{ state: clear('state'), settled_at: clear('settledAt') },
    },
  },
  lifecycle_notice: {
    ...{ category: 'send_log', purpose: 'delivery', basis: 'art_6_1_b', subject: 'member' },
    ...{ member: { column: 'member_id' }, clock: 'created_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'member_id'], link),
      ...{ kind: clear('kind'), for_period: clear('forPeriod'), happens_at: clear('happensAt'), created_at: clear('createdAt') },
    },
  },
  booking_verification: {
    ...{ category: 'technical', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'patient' },
    ...{ patient: ofAppointment, clock: 'expires_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'appointment_id'], link),
      ...all(['code_sealed', 'identity_sealed'], passing),
      ...{
        code_hash: secret,
        channel: technical,
        attempts: technical,
        locale: technical,
        created_at: technical,
        expires_at: technical,
        proven_at: technical,
        consumed_at: technical,
      },
    },
  },
  idempotency_key: {
    ...{ category: 'technical', purpose: 'operation', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: 'created_at', recipients: prati },
    columns: {
      practice_id: link,
      scope: technical,
      key_hash: secret,
      request_hash: secret,
      status: technical,
      answer_sealed: passing,
      created_at: technical,
    },
  },
  event: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: 'at', deletedBy: 'archivist', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'actor_id'], link),
      ...all(['seq', 'name', 'payload', 'actor_kind', 'at', 'relayed_at', 'awaited', 'dead'], technical),
    },
  },
  audit_head: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: members },
    columns: { practice_id: link, seq: technical, hash: technical },
  },
  audit_entry: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'member' },
    ...{ patient: { column: 'subject' }, member: { column: 'actor_id' }, clock: 'at', chain: true, recipients: members },
    columns: {
      ...all(['practice_id', 'actor_id', 'subject'], link),
      // Whose work it was is told in a patient's copy by role alone: where they sat is for the journal's own readers.
      ...all(['network', 'device'], technical),
      ...{
        seq: technical,
        previous: technical,
        hash: technical,
        at: clear('at'),
        act: clear('act'),
        actor_kind: clear('actorKind'),
        facts: clear('facts'),
      },
    },
  },
  delivery: {
    ...{ category: 'send_log', purpose: 'delivery', basis: 'art_6_1_f', subject: 'patient' },
    ...{ patient: own, clock: 'created_at', recipients: [...members, 'mail_carrier'] },
    columns: {
      ...all(['practice_id', 'id', 'subject_id', 'patient_id', 'appointment_id'], link),
      ...{
        effect_key: technical,
        attempts: technical,
        due_at: technical,
        kind: clear('kind'),
        channel: clear('channel'),
        state: clear('state'),
      },
      ...{ provider_id: technical, failure: technical, created_at: clear('createdAt'), sent_at: clear('sentAt') },
    },
  },
  rights_request: {
    ...{ category: 'rights_request', purpose: 'rights', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: own, clock: 'closed_at', recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'patient_id', 'member_id', 'assigned_to', 'identity_checked_by', 'export_id'], link),
      person_token: secret,
      ...{ requester_sealed: sealed('requester'), wishes_sealed: sealed('wishes'), answer_sealed: sealed('answer') },
      ...{ extension_sealed: sealed('extensionReason'), asked_right: clear('right'), subject_type: clear('subject') },
      ...{ channel: clear('channel'), locale: clear('language'), state: clear('state'), refusal_ground: clear('refusalGround') },
      ...{
        received_at: clear('receivedAt'),
        due_on: clear('dueOn'),
        extended_at: clear('extendedAt'),
        extended_until: clear('extendedUntil'),
      },
      ...{ closed_at: clear('closedAt'), identity_method: clear('identityMethod'), identity_checked_at: clear('identityCheckedAt') },
      ...{ remind_at: technical, version: technical },
    },
  },
  rights_request_step: {
    ...{ category: 'rights_request', purpose: 'rights', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: { column: 'request_id', through: 'rights_request' }, clock: null, recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'request_id', 'by_id'], link),
      ...{ at: clear('at'), what: clear('step'), by_kind: clear('by'), facts: clear('facts') },
    },
  },
  post_mortem_directive: {
    ...{ category: 'rights_request', purpose: 'rights', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: own, clock: 'withdrawn_at', clockIsLatestOf: ['replaced_at', 'withdrawn_at'], recipients: careParties },
    columns: {
      ...all(['practice_id', 'id', 'patient_id'], link),
      ...{ text_sealed: sealed('directive'), written_at: clear('writtenAt'), replaced_at: clear('replacedAt') },
      withdrawn_at: clear('withdrawnAt'),
    },
  },
  export_job: {
    ...{ category: 'export_archive', purpose: 'export', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: own, clock: 'asked_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'patient_id', 'request_id', 'asked_by_id'], link),
      ...{ scope: clear('scope'), asked_by_kind: clear('askedByKind'), locale: clear('language'), state: clear('state') },
      ...all(['attempt', 'alive_at', 'files_done', 'files_total', 'rows_done', 'failure', 'due_at'], technical),
      ...{ bytes: clear('bytes'), sha256: clear('sha256'), key_sealed: passing },
      ...{ asked_at: clear('askedAt'), started_at: technical, ready_at: clear('readyAt'), expires_at: clear('expiresAt') },
      ...{ downloads: clear('downloads'), downloaded_at: clear('lastDownloadAt') },
    },
  },
  retention_setting: {
    ...{ category: 'practice_settings', purpose: 'accountability', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'changed_by'], link),
      ...{ category: clear('category'), keep_years: clear('keepYears'), changed_at: clear('changedAt') },
    },
  },
  legal_hold: {
    ...{ category: 'rights_request', purpose: 'accountability', basis: 'art_6_1_f', subject: 'patient' },
    ...{ patient: own, clock: 'lifted_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'patient_id', 'opened_by', 'lift_asked_by', 'lifted_by'], link),
      ...{ kind: clear('kind'), category: clear('category'), ground: clear('ground'), reason_sealed: sealedThenWiped('reason') },
      ...{ opened_at: clear('openedAt'), review_at: clear('reviewAt'), ends_at: clear('endsAt') },
      ...{ lift_asked_at: clear('liftAskedAt'), lifted_at: clear('liftedAt') },
    },
  },
  retention_run: {
    ...{ category: 'deletion_certificate', purpose: 'accountability', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: 'finished_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id'], link),
      ...all(['night', 'state', 'progress', 'started_at', 'finished_at', 'report', 'report_hash', 'signature'], technical),
    },
  },
  retention_go_ahead: {
    ...{ category: 'deletion_certificate', purpose: 'accountability', basis: 'art_6_1_c', subject: 'member' },
    ...{ member: { column: 'given_by' }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'run_id', 'given_by'], link),
      ...all(['category', 'most', 'given_at', 'used_at'], technical),
    },
  },
  retention_count: {
    ...{ category: 'practice_settings', purpose: 'statistics', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: members },
    columns: { practice_id: link, ...all(['table_name', 'year', 'what', 'count'], technical) },
  },
  platform_retention_run: {
    ...{ category: 'deletion_certificate', purpose: 'accountability', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: 'finished_at', recipients: prati },
    columns: all(['id', 'night', 'state', 'progress', 'started_at', 'finished_at', 'report', 'report_hash', 'signature'], technical),
  },
  access_review: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'member' },
    ...{ member: { column: 'member_id' }, clock: 'found_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'member_id', 'reviewed_by'], link),
      ...{ rule: clear('rule'), on_day: clear('day'), count: clear('count'), outcome: clear('outcome') },
      ...{ found_at: clear('foundAt'), reviewed_at: clear('reviewedAt'), note_sealed: sealedThenWiped('note') },
      ...all(['first_seq', 'last_seq'], technical),
    },
  },
  breach: {
    ...{ category: 'breach', purpose: 'accountability', basis: 'art_6_1_c', subject: 'practice' },
    ...{ clock: 'closed_at', recipients: [...members, 'authority'] },
    columns: {
      ...all(['practice_id', 'id', 'created_by'], link),
      ...{ title_sealed: sealedThenWiped('title'), facts_sealed: sealedThenWiped('facts') },
      ...{ consequences_sealed: sealedThenWiped('consequences'), measures_sealed: sealedThenWiped('measures') },
      ...{ kinds: clear('kinds'), data_kinds: clear('dataConcerned'), severity: clear('severity'), risk: clear('risk') },
      ...{ affected_count: clear('peopleConcerned'), happened_at: clear('happenedAt'), aware_at: clear('awareAt') },
      ...{ notify_due_at: clear('notifyBy'), state: clear('state'), authority_reference: clear('authorityReference') },
      ...{ authority_draft_sealed: sealedThenWiped('authorityNotice'), people_draft_sealed: sealedThenWiped('peopleNotice') },
      ...{ notified_authority_at: clear('authorityNotifiedAt'), notified_people_at: clear('peopleNotifiedAt') },
      ...{ delay_reason_sealed: sealedThenWiped('delayReason'), close_ground_sealed: sealedThenWiped('closingGround') },
      ...{ closed_at: clear('closedAt'), created_at: clear('notedAt'), version: technical },
      ...all(['remind_at', 'incident_key'], technical),
    },
  },
  breach_step: {
    ...{ category: 'breach', purpose: 'accountability', basis: 'art_6_1_c', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'breach_id', 'by_id'], link),
      ...{ at: clear('at'), what: clear('step'), facts: clear('facts'), text_sealed: sealedThenWiped('text') },
    },
  },
  audit_segment: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: members },
    columns: {
      practice_id: link,
      ...all(['first_seq', 'last_seq', 'previous', 'last_hash', 'last_at', 'sealed_at', 'dropped_at'], technical),
    },
  },
  archive_opening: {
    ...{ category: 'access_journal', purpose: 'accountability', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: { column: 'subject_id' }, clock: 'asked_at', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'subject_id', 'asked_by', 'approved_by'], link),
      ...{
        reason_sealed: sealedThenWiped('reason'),
        asked_at: clear('askedAt'),
        approved_at: clear('approvedAt'),
        read_at: clear('readAt'),
      },
      expires_at: technical,
    },
  },
  kept_row: {
    ...{ category: 'record.custody', purpose: 'accountability', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: { column: 'subject_id' }, clock: null, recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'subject_id', 'key_id'], link),
      ...{
        sealed: { form: 'sealed', exportName: 'keptRow', erase: 'delete_row' },
        ends_at: clear('endsAt'),
        term_ends_at: clear('termEndsAt'),
        archived_at: clear('archivedAt'),
      },
      ...{ table_name: clear('table'), category: clear('category'), ground: clear('ground'), source_text: clear('source') },
    },
  },
  kept_person: {
    ...{ category: 'record.custody', purpose: 'accountability', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: { column: 'subject_id' }, clock: null, recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'subject_id', 'key_id'], link),
      ...all(['account_mark', 'person_mark'], secret),
      ...{ sealed: { form: 'sealed', exportName: 'practice', erase: 'delete_row' }, archived_at: clear('archivedAt') },
    },
  },
  custody_request: {
    ...{ category: 'record.custody', purpose: 'accountability', basis: 'art_6_1_c', subject: 'account' },
    ...{ clock: null, recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'account_id'], link),
      ...{ state: clear('state'), asked_at: clear('askedAt'), due_on: clear('dueOn'), closed_at: clear('closedAt') },
      ...{ ground: clear('ground'), key_sealed: passing, copy_until: clear('copyUntil'), taken_at: clear('takenAt') },
      ...all(['locale', 'bytes'], technical),
    },
  },
  custody_opening: {
    ...{ category: 'record.custody', purpose: 'accountability', basis: 'art_6_1_c', subject: 'patient' },
    ...{ patient: { column: 'subject_id' }, clock: null, recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'subject_id', 'request_id', 'key_id', 'asked_by', 'approved_by'], link),
      ...{ purpose: clear('purpose'), ground: clear('ground'), reason_sealed: sealedThenWiped('reason') },
      ...{ asked_at: clear('askedAt'), approved_at: clear('approvedAt'), used_at: clear('readAt'), expires_at: technical },
    },
  },
  custodian: {
    ...{ category: 'security_log', purpose: 'accountability', basis: 'art_6_1_c', subject: 'account' },
    ...{ clock: null, recipients: prati },
    columns: {
      ...all(['account_id', 'appointed_by'], link),
      ...{ appointed_at: clear('appointedAt'), ended_at: clear('endedAt') },
    },
  },
  archive_key: {
    ...{ category: 'keys', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: {
      ...all(['practice_id', 'id'], link),
      wrapped: secret,
      created_at: technical,
      destroyed_at: { form: 'none', exportName: null, erase: 'tombstone' },
    },
  },
  sub_processor_notice: {
    ...{ category: 'practice_settings', purpose: 'accountability', basis: 'art_6_1_c', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: { ...all(['practice_id', 'id'], link), change: clear('change'), told_at: clear('toldAt') },
  },
  sub_processor_objection: {
    ...{ category: 'practice_settings', purpose: 'accountability', basis: 'art_6_1_c', subject: 'practice' },
    ...{ member: { column: 'made_by' }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'made_by', 'withdrawn_by'], link),
      ...{ change: clear('change'), ground_sealed: sealed('ground'), made_at: clear('madeAt'), withdrawn_at: clear('withdrawnAt') },
    },
  },
  register_version: {
    ...{ category: 'practice_settings', purpose: 'accountability', basis: 'art_6_1_c', subject: 'practice' },
    ...{ clock: null, recipients: members },
    columns: {
      ...{ practice_id: link, reviewed_by: link, number: clear('number'), hash: clear('hash'), content: clear('content') },
      ...{ first_seen_at: clear('firstSeenAt'), reviewed_at: clear('reviewedAt') },
    },
  },
  own_register_version: {
    ...{ category: 'practice_settings', purpose: 'accountability', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: all(['number', 'hash', 'content', 'first_seen_at'], technical),
  },
  deletion_request: {
    ...{ category: 'rights_request', purpose: 'deletion', basis: 'art_6_1_c', subject: 'practice' },
    ...{ member: { column: 'requested_by', also: ['withdrawn_by'] }, clock: null, recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'requested_by', 'withdrawn_by', 'export_id'], link),
      ...{ state: clear('state'), requested_at: clear('requestedAt'), execute_at: clear('plannedFor'), handover: clear('handover') },
      ...{
        withdrawn_at: clear('withdrawnAt'),
        started_at: clear('startedAt'),
        executed_at: clear('executedAt'),
        ...all(['progress', 'ring_at'], technical),
      },
    },
  },
  handover: {
    ...{ category: 'rights_request', purpose: 'deletion', basis: 'art_6_1_c', subject: 'practice' },
    ...{ member: { column: 'member_id' }, clock: 'closed_at', deletedBy: 'archivist', recipients: members },
    columns: {
      ...all(['practice_id', 'id', 'offer_id', 'member_id'], link),
      // Which practice it is, is told to the one who gives with the answer, not before.
      ...all(['other_practice', 'facts'], technical),
      ...{ side: clear('side'), state: clear('state'), other_name_sealed: sealed('otherPractice'), email_sealed: sealed('sentTo') },
      ...{
        offered_at: clear('offeredAt'),
        answered_at: clear('answeredAt'),
        promised_at: clear('promisedAt'),
        closed_at: clear('closedAt'),
      },
    },
  },
  account_deletion: {
    ...{ category: 'rights_request', purpose: 'deletion', basis: 'art_6_1_c', subject: 'account' },
    ...{ clock: 'executed_at', recipients: prati },
    columns: {
      ...all(['id', 'account_id', 'asked_in'], link),
      ...{ state: clear('state'), requested_at: clear('requestedAt'), execute_at: clear('plannedFor'), cause: clear('cause') },
      ...{ withdrawn_at: clear('withdrawnAt'), executed_at: clear('executedAt'), ring_at: technical },
    },
  },
  deletion_certificate: {
    ...{ category: 'deletion_certificate', purpose: 'deletion', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: 'executed_at', recipients: prati },
    columns: {
      ...all(['id', 'subject'], link),
      ...{ token_hash: secret, ...all(['kind', 'executed_at', 'report', 'report_hash', 'signature'], technical) },
    },
  },
  suppression: {
    ...{ category: 'deletion_certificate', purpose: 'deletion', basis: 'art_6_1_c', subject: 'none' },
    // Needed as long as any backup from before may be restored, and no longer than the certificate beside it.
    ...{ clock: null, recipients: prati },
    columns: { ...all(['practice', 'subject'], link), ...all(['seq', 'kind', 'erased_at', 'previous', 'hash'], technical) },
  },
  usage_event: {
    ...{ category: 'technical', purpose: 'measurement', basis: 'art_6_1_a', subject: 'member' },
    ...{ member: { column: 'member_id' }, clock: 'at', recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'member_id'], link),
      ...{ name: clear('feature', 'delete_row'), page_family: clear('pageKind', 'delete_row'), at: clear('at', 'delete_row') },
    },
  },
  page_view_count: {
    ...{ category: 'technical', purpose: 'measurement', basis: 'art_6_1_a', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: all(['day', 'page_family', 'views'], technical),
  },
  campaign: {
    ...{ category: 'marketing_contact', purpose: 'marketing', basis: 'art_6_1_a', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: { id: link, ...all(['fingerprint', 'content', 'created_at'], technical) },
  },
  campaign_delivery: {
    ...{ category: 'marketing_contact', purpose: 'marketing', basis: 'art_6_1_a', subject: 'member' },
    ...{ member: { column: 'member_id' }, clock: 'created_at', recipients: ['prati', 'mail_carrier'] },
    columns: {
      ...all(['practice_id', 'id', 'campaign_id', 'member_id'], link),
      ...{ created_at: clear('queuedAt', 'delete_row'), dropped_at: clear('droppedAt', 'delete_row') },
    },
  },
  mail_suppression: {
    ...{ category: 'marketing_contact', purpose: 'marketing', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: null, recipients: prati },
    // Kept on purpose: it is what stops the next newsletter.
    columns: { token: { form: 'token', exportName: null, erase: 'keep' }, at: technical },
  },
  sector_run: {
    ...{ category: 'technical', purpose: 'statistics', basis: 'art_6_1_a', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: all(['month', 'computed_at'], technical),
  },
  sector_figure: {
    ...{ category: 'technical', purpose: 'statistics', basis: 'art_6_1_a', subject: 'none' },
    ...{ clock: null, recipients: members },
    columns: all(['month', 'name', 'value', 'practices'], technical),
  },
  training_copy: {
    ...{ category: 'patient_owned', purpose: 'ai_training', basis: 'art_9_2_a', subject: 'patient' },
    ...{ patient: { column: 'patient_id' }, member: { column: 'member_id' }, clock: null, recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'member_id', 'patient_id'], link),
      ...{
        content: clear('copiedForTraining', 'delete_row'),
        made_at: clear('copiedAt', 'delete_row'),
        used_at: clear('learntFromAt', 'delete_row'),
      },
    },
  },
  subscription: {
    ...{ category: 'practice_settings', purpose: 'subscription', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: null, recipients: ['prati', 'payment_provider'] },
    columns: {
      practice_id: link,
      ...{ plan: clear('plan'), cycle: clear('cycle'), state: clear('state'), billed_to_sealed: sealed('billedTo') },
      ...{ anchor: technical, paid_in_row: technical, paid_ever: clear('periodsPaid'), end_told_at: technical, due_at: technical },
      ...{ period_start: clear('periodStart'), period_end: clear('periodEnd'), cancelled_at: clear('cancelledAt') },
      ...{ past_due_since: clear('unpaidSince'), provider: clear('paymentProvider'), source: secret, created_at: clear('createdAt') },
    },
  },
  subscription_payment: {
    ...{ category: 'invoice', purpose: 'subscription', basis: 'art_6_1_b', subject: 'practice' },
    ...{ clock: 'created_at', recipients: ['prati', 'payment_provider'] },
    columns: {
      ...all(['practice_id', 'id'], link),
      ...{ period: clear('period'), attempt: clear('attempt'), kind: clear('kind'), state: clear('state'), plan: clear('plan') },
      ...{ cycle: clear('cycle'), quantity: clear('agendas'), net_minor: clear('netMinor'), vat_rate: clear('vatRate') },
      ...{ vat_minor: clear('vatMinor'), total_minor: clear('totalMinor'), currency: clear('currency'), tax: clear('tax') },
      ...{ provider: clear('paymentProvider'), order_reference: clear('orderReference'), address: technical },
      ...{ transaction_reference: clear('transactionReference'), failure: clear('failure'), created_at: clear('createdAt') },
      ...{ settled_at: clear('settledAt'), due_at: technical },
    },
  },
  subscription_invoice: {
    ...{ category: 'invoice', purpose: 'subscription', basis: 'art_6_1_c', subject: 'practice' },
    ...{ clock: 'issued_at', recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'payment_id', 'corrects_id'], link),
      ...{ number: clear('number'), series: clear('series'), position: clear('position'), kind: clear('kind') },
      ...{ issued_at: clear('issuedAt'), period_start: clear('periodStart'), period_end: clear('periodEnd') },
      ...{ net_minor: clear('netMinor'), vat_rate: clear('vatRate'), vat_minor: clear('vatMinor'), total_minor: clear('totalMinor') },
      ...{ currency: clear('currency'), tax: clear('tax'), lines: clear('lines'), seller: clear('seller') },
      ...{ billed_to_sealed: sealed('billedTo'), locale: technical },
    },
  },
  invoice_series: {
    ...{ category: 'technical', purpose: 'subscription', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: all(['series', 'last'], technical),
  },
  payment_notice: {
    ...{ category: 'technical', purpose: 'subscription', basis: 'art_6_1_f', subject: 'none' },
    ...{ clock: 'received_at', recipients: prati },
    deletedBy: 'archivist',
    columns: all(['provider', 'event_id', 'order_reference', 'received_at', 'heeded_at'], technical),
  },
  consent_event: {
    ...{ category: 'consent_event', purpose: 'consent', basis: 'art_6_1_c', subject: 'member' },
    ...{ patient: { column: 'subject_id' }, member: { column: 'subject_id' }, clock: 'occurred_at', recipients: prati },
    ...{
      deletedBy: 'archivist',
      endedBy: { sameIn: ['subject_type', 'subject_id', 'consent_key', 'object'], order: 'seq', standing: { state_after: ['given'] } },
    },
    columns: {
      ...all(['practice_id', 'id'], link),
      ...{ seq: technical, subject_type: clear('subjectType'), subject_id: link, consent_key: clear('purpose'), object: clear('about') },
      ...{ text_version: clear('textVersion'), text_sha256: clear('textHash'), language: clear('language'), notice_id: clear('screen') },
      ...{ event_type: clear('event'), state_before: clear('stateBefore'), state_after: clear('stateAfter'), occurred_at: clear('at') },
      ...{ actor_kind: clear('answeredAs'), actor_id: link, actor_capacity: clear('capacity'), on_behalf_reason: clear('reason', 'null') },
      ...{ method: clear('method'), channel: clear('channel'), ui_version: technical, locale: clear('locale') },
      ...{ ip_truncated: clear('network', 'null'), user_agent_class: clear('deviceClass', 'null') },
      ...{
        legal_basis: clear('legalBasis'),
        data_categories: clear('dataCategories'),
        recipients: clear('recipients'),
        retention_rule: clear('retentionRule'),
      },
      ...{ jurisdiction: clear('jurisdiction'), withdrawal_method: clear('withdrawalMethod'), valid_until: clear('validUntil') },
      ...{ prev_hash: technical, record_hash: clear('recordHash'), receipt_id: clear('receiptId') },
    },
  },
  consent_head: {
    ...{ category: 'technical', purpose: 'consent', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: { practice_id: link, ...all(['seq', 'hash'], technical) },
  },
  consent_gone: {
    ...{ category: 'technical', purpose: 'consent', basis: 'art_6_1_c', subject: 'none' },
    ...{ clock: null, recipients: prati },
    columns: { practice_id: link, ...all(['seq', 'prev_hash', 'record_hash'], technical) },
  },
  own_consent_event: {
    ...{ category: 'cookie_choice', purpose: 'consent', basis: 'art_6_1_c', subject: 'visitor' },
    ...{ clock: 'occurred_at', recipients: prati },
    deletedBy: 'archivist',
    columns: {
      id: link,
      ...{ seq: technical, subject_type: clear('subjectType'), subject_id: link, consent_key: clear('purpose'), object: clear('about') },
      ...{ text_version: clear('textVersion'), text_sha256: clear('textHash'), language: clear('language'), notice_id: clear('screen') },
      ...{ event_type: clear('event'), state_before: clear('stateBefore'), state_after: clear('stateAfter'), occurred_at: clear('at') },
      ...{ actor_kind: clear('answeredAs'), actor_id: link, actor_capacity: clear('capacity'), on_behalf_reason: clear('reason', 'null') },
      ...{ method: clear('method'), channel: clear('channel'), ui_version: technical, locale: clear('locale') },
      ...{ ip_truncated: clear('network', 'null'), user_agent_class: clear('deviceClass', 'null') },
      ...{
        legal_basis: clear('legalBasis'),
        data_categories: clear('dataCategories'),
        recipients: clear('recipients'),
        retention_rule: clear('retentionRule'),
      },
      ...{ jurisdiction: clear('jurisdiction'), withdrawal_method: clear('withdrawalMethod'), valid_until: clear('validUntil') },
      ...{ prev_hash: technical, record_hash: clear('recordHash'), receipt_id: clear('receiptId') },
    },
  },
  data_key: {
    ...{ category: 'keys', purpose: 'security', basis: 'art_6_1_f', subject: 'patient' },
    ...{ patient: { column: 'owner_id' }, clock: null, recipients: prati },
    columns: {
      ...all(['practice_id', 'id', 'owner_id'], link),
      ...{
        owner_kind: technical,
        version: technical,
        wrapped: secret,
        created_at: technical,
        destroyed_at: { form: 'none', exportName: null, erase: 'tombstone' },
      },
    },
  },
  account_key: {
    ...{ category: 'keys', purpose: 'security', basis: 'art_6_1_f', subject: 'account' },
    ...{ clock: null, recipients: prati },
    columns: {
      ...all(['account_id', 'id'], link),
      wrapped: secret,
      created_at: technical,
      destroyed_at: { form: 'none', exportName: null, erase: 'tombstone' },
    },
  },
};
