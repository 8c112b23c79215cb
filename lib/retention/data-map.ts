import type { ColumnClass, EraseMethod, TableClass } from './schema';

/** An id: it links rows and says nothing by itself. */
const link: ColumnClass = { form: 'pseudonym', exportName: null, erase: 'keep' };
const secret: ColumnClass = { form: 'token', exportName: null, erase: 'null' };
/** Bookkeeping that is nobody's. */
const technical: ColumnClass = { form: 'none', exportName: null, erase: 'keep' };
const sealed = (exportName: string): ColumnClass => ({ form: 'sealed', exportName, erase: 'destroy_key' });
/** Sealed, and wiped as soon as it has done its work. */
const passing: ColumnClass = { form: 'sealed', exportName: null, erase: 'null' };
const clear = (exportName: string, erase: EraseMethod = 'keep'): ColumnClass => ({ form: 'clear', exportName, erase });
const all = <C extends string>(columns: readonly C[], as: ColumnClass) =>
  Object.fromEntries(columns.map((name) => [name, as])) as Record<C, ColumnClass>;

/**
 * Every table and column of the database, classified once. Export, erasure, retention and the registers read it; a column that is not
 * here fails the check. Names are the database's.
 */
export const dataMap: Readonly<Record<string, TableClass>> = {
  account: {
    ...{ category: 'member_account', purpose: 'sign_in', basis: 'art_6_1_b', subject: 'account' },
    columns: {
      ...{ id: link, email_token: secret, email_sealed: sealed('email'), password_hash: secret, locale: clear('language') },
      ...{ created_at: clear('createdAt'), disabled_at: clear('disabledAt'), ...all(['failed_attempts', 'locked_until'], technical) },
    },
  },
  session: {
    ...{ category: 'security_log', purpose: 'sign_in', basis: 'art_6_1_f', subject: 'account' },
    columns: {
      ...all(['id', 'account_id', 'working_in'], link),
      ...{ token_hash: secret, level: clear('level'), device: clear('device') },
      ...{
        created_at: clear('signedInAt'),
        last_seen_at: clear('lastSeenAt'),
        expires_at: clear('expiresAt'),
        revoked_at: clear('endedAt'),
      },
    },
  },
  invitation: {
    ...{ category: 'member_account', purpose: 'sign_in', basis: 'art_6_1_b', subject: 'member' },
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
    columns: { key: secret, points: technical, expire: technical },
  },
  practice: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
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
    },
  },
  site: {
    ...{ category: 'practice_settings', purpose: 'public_listing', basis: 'art_6_1_b', subject: 'practice' },
    columns: {
      ...all(['practice_id', 'id'], link),
      ...{ name: clear('name'), street: clear('street'), postcode: clear('postcode'), city: clear('city'), country: clear('country') },
      ...{ phone: clear('phone'), access_note: clear('accessNote'), position: technical },
    },
  },
  member: {
    ...{ category: 'member_account', purpose: 'sign_in', basis: 'art_6_1_b', subject: 'member' },
    columns: {
      ...all(['practice_id', 'id', 'account_id'], link),
      ...{
        role: clear('role'),
        display_name: clear('name', 'null'),
        created_at: clear('joinedAt'),
        removed_at: clear('leftAt'),
        may_overbook: clear('mayOverbook'),
      },
    },
  },
  practitioner: {
    ...{ category: 'member_account', purpose: 'public_listing', basis: 'art_6_1_b', subject: 'member' },
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
      ...{ listed: clear('listed'), created_at: clear('createdAt') },
      ...{ max_per_day: clear('maxPerDay'), max_per_week: clear('maxPerWeek'), works_on_holidays: clear('worksOnHolidays') },
      ...{ reviews_new: clear('reviewsNewPatients'), embed_origins: clear('widgetOrigins') },
    },
  },
  visit_reason: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
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
    columns: { ...all(['practice_id', 'id', 'practitioner_id', 'site_id'], link), date: clear('date'), openings: clear('openings') },
  },
  absence: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'member' },
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
    columns: {
      ...all(['practice_id', 'id', 'account_id'], link),
      ...{ family_name_sealed: sealed('familyName'), given_name_sealed: sealed('givenName'), birth_date_sealed: sealed('birthDate') },
      ...{ birth_name_sealed: sealed('birthName'), sex_sealed: sealed('sex'), address_sealed: sealed('address') },
      ...{ online_blocked_at: clear('onlineBookingBlockedAt'), absences_forgiven_at: clear('absencesForgivenAt') },
      ...{ online_block_reason: clear('onlineBookingBlockedFor'), contact_refused_at: clear('contactRefusedAt'), found_as: technical },
      ...all(['online_blocked_by', 'merged_into', 'import_batch_id'], link),
      ...{ phone_sealed: sealed('phone'), email_sealed: sealed('email'), locale: clear('language'), source: clear('source') },
      ...{ created_at: clear('createdAt'), last_visit_at: clear('lastVisitAt'), erased_at: clear('erasedAt', 'tombstone') },
    },
  },
  patient_token: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    columns: all(['practice_id', 'token', 'patient_id'], { form: 'token', exportName: null, erase: 'delete_row' }),
  },
  appointment: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_9_2_h', subject: 'patient' },
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
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'patient_id', 'visit_reason_id', 'created_by'], link),
      ...{ rule: clear('rule'), first_date: clear('firstDate'), wall_time: clear('localTime'), created_at: clear('createdAt') },
    },
  },
  appointment_resource: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_6_1_f', subject: 'none' },
    columns: {
      ...all(['practice_id', 'appointment_id', 'resource_id'], link),
      ...all(['starts_at', 'ends_at', 'occupies'], technical),
    },
  },
  resource: {
    ...{ category: 'practice_settings', purpose: 'practice_settings', basis: 'art_6_1_b', subject: 'practice' },
    columns: {
      ...all(['practice_id', 'id', 'site_id'], link),
      ...{ kind: clear('kind'), name: clear('name'), position: technical, archived_at: clear('archivedAt') },
    },
  },
  external_busy: {
    ...{ category: 'practice_settings', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'member' },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'import_batch_id'], link),
      ...{ source: clear('source'), external_key: technical, starts_at: clear('start'), ends_at: clear('end'), updated_at: technical },
    },
  },
  calendar_feed: {
    ...{ category: 'practice_settings', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'member' },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'created_by'], link),
      ...{ token_hash: secret, created_at: clear('createdAt'), last_read_at: clear('lastReadAt'), revoked_at: clear('revokedAt') },
    },
  },
  import_batch: {
    ...{ category: 'technical', purpose: 'operation', basis: 'art_6_1_b', subject: 'practice' },
    columns: {
      ...all(['practice_id', 'id', 'created_by'], link),
      ...{ kind: clear('kind'), state: clear('state'), file_sealed: passing, mapping: technical, counts: clear('counts') },
      ...{ created_at: clear('createdAt'), done_at: clear('doneAt'), undone_at: clear('undoneAt') },
    },
  },
  patient_merge: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    columns: {
      ...all(['practice_id', 'id', 'survivor_id', 'merged_id', 'merged_by'], link),
      ...{ snapshot_sealed: passing, moved: technical, undo_until: technical },
      ...{ merged_at: clear('mergedAt'), undone_at: clear('undoneAt') },
    },
  },
  patient_distinct: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    columns: { ...all(['practice_id', 'patient_id', 'other_id', 'decided_by'], link), decided_at: clear('decidedAt') },
  },
  patient_likely: {
    ...{ category: 'record', purpose: 'identity_of_patients', basis: 'art_9_2_h', subject: 'patient' },
    columns: { ...all(['practice_id', 'patient_id', 'other_id'], link), found_at: technical },
  },
  waiting_entry: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_9_2_h', subject: 'patient' },
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
    ...{ category: 'practice_settings', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'practice' },
    columns: {
      ...all(['practice_id', 'id', 'practitioner_id', 'freed_by'], link),
      ...{ starts_at: clear('start'), ends_at: clear('end'), due_at: technical },
    },
  },
  waiting_offer: {
    ...{ category: 'appointment', purpose: 'care_agenda', basis: 'art_9_2_h', subject: 'patient' },
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
  booking_verification: {
    ...{ category: 'technical', purpose: 'care_agenda', basis: 'art_6_1_b', subject: 'patient' },
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
    columns: {
      ...all(['practice_id', 'id', 'actor_id'], link),
      ...all(['seq', 'name', 'payload', 'actor_kind', 'at', 'relayed_at', 'awaited', 'dead'], technical),
    },
  },
  audit_head: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'none' },
    columns: { practice_id: link, seq: technical, hash: technical },
  },
  audit_entry: {
    ...{ category: 'access_journal', purpose: 'security', basis: 'art_6_1_f', subject: 'member' },
    columns: {
      ...all(['practice_id', 'actor_id', 'subject'], link),
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
  data_key: {
    ...{ category: 'keys', purpose: 'security', basis: 'art_6_1_f', subject: 'patient' },
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
    columns: {
      ...all(['account_id', 'id'], link),
      wrapped: secret,
      created_at: technical,
      destroyed_at: { form: 'none', exportName: null, erase: 'tombstone' },
    },
  },
};
