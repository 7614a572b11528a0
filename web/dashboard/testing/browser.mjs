import { chromium } from 'playwright-core'

/** Chromium as scripts use it: CHROMIUM names another than Debian's. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
