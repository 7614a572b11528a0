// The desk by keyboard alone: what desk.mjs does after its own acts. Nothing here touches the mouse, and each field is reached by the
// keys that anybody has.

/** Presses Tab (or Shift+Tab) until what has the focus is called so; throws when it is not reached. */
async function tabTo(page, name, { back = false, most = 80 } = {}) {
  const passed = []
  for (let presses = 0; presses <= most; presses++) {
    const at = await focusName(page)
    if (name.test(at)) return at
    passed.push(at)
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`not reached by Tab: ${name}; passed: ${passed.join(' | ')}`)
}

/** Presses the right arrow until the one of a group is called so. */
async function arrowTo(page, name) {
  const passed = []
  for (let presses = 0; presses < 10; presses++) {
    const at = await focusName(page)
    if (name.test(at)) return
    passed.push(at)
    await page.keyboard.press('ArrowRight')
    // Tabs give the focus on a little later: a second press before that would go one too far.
    for (let looks = 0; looks < 40 && (await focusName(page)) === at; looks++) await page.waitForTimeout(25)
  }
  throw new Error(`not reached by the arrow: ${name}; passed: ${passed.join(' | ')}`)
}

/** What a screen reader would call what has the focus, simply said. */
const focusName = (page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element) return ''
    const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? ''
    return label.trim().slice(0, 60)
  })

const write = async (page, text) => {
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** Opens the palette, writes what is to be done, and does the first that is found. */
async function command(page, words) {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'What to do' }).waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'What to do' }).waitFor({ state: 'detached' })
}

const shown = (price) => Number(price).toLocaleString('en-US', { minimumFractionDigits: 2 })

/** A bracket far below the market, seen with all its orders, and canceled again. `lastPrice`: of the market now. */
export async function bracketByKeyboard(page, { lastPrice, quantity, waitMillis, step, say, picture }) {
  const at = (factor) => String(Math.round(lastPrice * factor))
  step('find the ticket by the command palette')
  await page.keyboard.press('Escape')
  await command(page, 'buy')
  await page.getByLabel('Quantity', { exact: true }).and(page.locator(':focus')).waitFor({ timeout: waitMillis })

  step('choose a bracket of a limit order by keys')
  await tabTo(page, /^(Single|Bracket|OCO|OUO|OTO)$/, { back: true })
  await page.keyboard.press('Home')
  await arrowTo(page, /^Bracket$/)
  await tabTo(page, /^(Market|Limit|Stop|Target|Trail)$/)
  await arrowTo(page, /^Limit$/)

  step('write the prices and the quantity')
  await tabTo(page, /^Limit price/)
  await write(page, at(0.97))
  await tabTo(page, /^Quantity/)
  await write(page, quantity)
  await tabTo(page, /^Target price/)
  await write(page, at(1.05))
  await tabTo(page, /^Stop behind it/)
  await write(page, at(0.9))

  step('hear what the gate would say')
  await page.getByTestId('gate-word').getByText('The gate takes it').waitFor({ timeout: waitMillis })
  await picture('keyboard-ticket')

  step('send the bracket by Enter')
  await page.keyboard.press('Enter')
  const ticket = page.getByTestId('ticket')
  const sent = page.getByTestId('notice').filter({ hasText: '3 orders accepted' })
  await Promise.race([
    sent.waitFor({ timeout: waitMillis }),
    ticket
      .getByRole('alert')
      .first()
      .waitFor({ timeout: waitMillis })
      .then(async () => {
        throw new Error(`the ticket says: ${await ticket.getByRole('alert').first().innerText()}`)
      }),
  ])
  say(`a bracket was sent by keyboard: ${at(0.97)} with a target at ${at(1.05)} and a stop at ${at(0.9)}`)

  step('see the orders of the bracket')
  await page.keyboard.press('Escape')
  await tabTo(page, /^(Positions|Open orders|Open trades|Closed trades|Fills)\s*\d*$/, { most: 200 })
  await arrowTo(page, /^Open orders/)
  const entry = page.getByTestId(/^order-/).filter({ hasText: shown(at(0.97)) })
  await entry.getByText(/^Bracket \d+$/).waitFor({ timeout: waitMillis })
  await picture('keyboard-bracket')

  step('cancel the bracket by the command palette')
  await command(page, 'cancel all orders')
  await page.getByRole('dialog').waitFor({ timeout: waitMillis })
  await page.keyboard.press('Enter')
  await entry.waitFor({ state: 'detached', timeout: waitMillis })
  say('the bracket was canceled by keyboard')
}
