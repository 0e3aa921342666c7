import type { Browser } from 'playwright-core';

/** Opens a quiet, headless Chromium with an empty profile of its own. */
export function openChromium(): Promise<Browser>;
