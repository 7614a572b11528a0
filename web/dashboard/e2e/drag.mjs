// An order that is dragged by its line on the chart to another price, as desk.mjs does it.
import { until as seen } from './stage.mjs'

const asked = (page, path) => page.evaluate(async (address) => (await fetch(address)).json(), path)

/** A limit order at the lowest price in view, taken by its line and let go below; what the server says after it is what the page asked about. */
export async function dragOrder(page, { symbol, quantity, waitMillis, step, say, picture }) {
  const until = (what, probe) => seen(what, probe, waitMillis)
  step('place a limit order that is in view on the chart')
  await page.keyboard.press('Escape')
  const { bars } = await asked(page, `/api/bars?symbol=${symbol}&frame=1m&limit=60`)
  const lowest = Math.min(...bars.map(({ low }) => Number(low)))
  await page.getByRole('radio', { name: 'Single', exact: true }).check({ force: true })
  await page.getByRole('radio', { name: 'Buy', exact: true }).check({ force: true })
  await page.getByRole('radio', { name: 'Limit', exact: true }).check({ force: true })
  await page.getByLabel('Quantity', { exact: true }).fill(quantity)
  await page.getByLabel('Limit price', { exact: true }).fill(lowest.toFixed(2))
  await page.getByRole('button', { name: 'Buy BTC', exact: true }).click()
  const open = async () => {
    const { orders } = await asked(page, `/api/orders?symbol=${symbol}&limit=20`)
    return orders.find(
      ({ type, status, limitPrice }) => type === 'LIMIT' && status === 'NEW' && Number(limitPrice) === lowest,
    )
  }
  const order = await until(`an open order at ${lowest}`, open)

  step('find the line of the order on the chart')
  const chart = page.getByTestId('chart')
  const box = await chart.boundingBox()
  const x = box.x + box.width * 0.4
  const line = await until('the cursor that says that a line can be moved', async () => {
    for (let y = box.y + 4; y < box.y + box.height - 30; y += 4) {
      await page.mouse.move(x, y)
      if ((await chart.getAttribute('data-cursor')) === 'amend') return y
    }
    return undefined
  })

  step('drag the line of the order')
  await page.mouse.down()
  await page.mouse.move(x, line + 5, { steps: 3 })
  await page.mouse.move(x, line + 10, { steps: 3 })
  await picture('order-dragged')
  await page.mouse.up()
  const dialog = page.getByRole('dialog', { name: 'Move the buy order?' })
  await dialog.waitFor({ timeout: waitMillis })
  const words = await dialog.locator('p').first().innerText()
  const to = /to ([\d,.]+) /.exec(words)?.[1]?.replaceAll(',', '')
  if (!to || Number(to) >= lowest) throw new Error(`the page asks: ${words}`)
  await picture('order-drag-asked')
  await dialog.getByRole('button', { name: 'Move it' }).click()
  step('hear from the server where the order is after it was dragged')
  await until(`the order at ${to}`, async () => {
    const now = await asked(page, `/api/orders/${order.orderId}`)
    return Number(now.limitPrice) === Number(to)
  })
  say(`the order was dragged on the chart from ${lowest.toFixed(2)} to ${to}`)
}
