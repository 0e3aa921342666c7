import assert from 'node:assert/strict';

/** Fails if any number below `value` is NaN or infinite, naming where it stands. */
export function assertFinite(value: unknown, path = ''): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value), `${path} is ${value}`);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) assertFinite(inner, `${path}/${key}`);
}

/** Fails if any band below `value` does not hold its number, or stands without its source. */
export function assertBandsHold(value: unknown, path = ''): void {
  if (typeof value !== 'object' || value === null) return;
  if ('because' in value && 'value' in value && typeof value.value === 'number') {
    const { low, high } = value as { low?: number; high?: number };
    const { band } = value.because as { band?: unknown };
    if (low !== undefined) assert.ok(low <= value.value, `${path}: ${low} > ${value.value}`);
    if (high !== undefined) assert.ok(high >= value.value, `${path}: ${high} < ${value.value}`);
    assert.equal(
      low !== undefined || high !== undefined,
      band !== undefined,
      `${path}: band and source differ`,
    );
  }
  for (const [key, inner] of Object.entries(value)) assertBandsHold(inner, `${path}/${key}`);
}
