'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/app/_server/action';
import { currentMember } from '@/app/_server/context';
import { memberAtTill } from '@/app/_server/till';
import { cancelSubscription, resumeSubscription } from '@/lib/subscriptions/cancel-subscription';
import { checkPayment } from '@/lib/subscriptions/check-payment';
import { checkoutInput, noInput, onePaymentInput } from '@/lib/subscriptions/schema';
import { startCheckout } from '@/lib/subscriptions/start-checkout';

/** The state of the practice stands in the frame of every page. */
const after = () => revalidatePath('/practitioner', 'layout');

export const goToPay = action(checkoutInput, startCheckout, { name: 'subscriptions.start', context: memberAtTill });
export const lookAtPayment = action(onePaymentInput, checkPayment, { name: 'subscriptions.check', context: memberAtTill, after });
export const cancelHere = action(noInput, cancelSubscription, { name: 'subscriptions.cancel', context: currentMember, after });
export const resumeHere = action(noInput, resumeSubscription, { name: 'subscriptions.resume', context: currentMember, after });
