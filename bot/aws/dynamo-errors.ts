// Translates what the AWS SDK throws into the named errors of the port; anything else stays a defect.
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { ConditionFailed, TableUnavailable, Throttled, WriteConflict } from '#bot/ports.ts';

const throttlings = [
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'LimitExceededException',
];

/** `TransactionInProgressException` says that the same token is at work elsewhere: how it ends is not known yet. */
const silences = ['AbortError', 'TimeoutError', 'TransactionInProgressException'];

export function tableError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof TransactionCanceledException) return cancelled(error);
  if (error.name === 'ConditionalCheckFailedException') return new ConditionFailed([0]);
  if (error.name === 'TransactionConflictException')
    return new WriteConflict('the record is in a transaction');
  if (throttlings.includes(error.name)) return new Throttled(error.name);
  return isSilence(error) ? new TableUnavailable(error.name) : error;
}

/** A false condition outweighs the rest: trying again would not help. */
function cancelled(error: TransactionCanceledException): Error {
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  const failed = codes.flatMap((code, position) => (code === 'ConditionalCheckFailed' ? [position] : []));
  if (failed.length > 0) return new ConditionFailed(failed);
  if (codes.includes('TransactionConflict')) return new WriteConflict('another transaction was at work');
  const throttled = codes.includes('ThrottlingError') || codes.includes('ProvisionedThroughputExceeded');
  return throttled ? new Throttled('transaction throttled') : error;
}

/**
 * No answer (network errors carry a code such as ECONNRESET; Node's own mistakes one that begins with ERR_), an answer from a
 * server in trouble, or one that cannot be read.
 */
function isSilence(error: Error): boolean {
  if (silences.includes(error.name) || error instanceof SyntaxError) return true;
  if ('code' in error && typeof error.code === 'string' && !error.code.startsWith('ERR_')) return true;
  return (statusOf(error) ?? 0) >= 500;
}

function statusOf(error: Error): number | undefined {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null)
    return undefined;
  const { httpStatusCode } = error.$metadata as { readonly httpStatusCode?: number };
  return httpStatusCode;
}
