import type { TableClass } from '../schema';
import { all, clear, everyone, link, members, technical } from './columns';

export const practiceTables: Readonly<Record<string, TableClass>> = {
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
};
