// Whether what the desk draws goes to paper in ink on white while its theme is dark, by whatever key it is printed.

/** What is wrong with that; empty when nothing is. */
export async function faultsOnPaper(page) {
  await page.evaluate(() => {
    const ground = () => {
      const charts = [...document.querySelectorAll('canvas')].filter(({ width }) => width > 200)
      return charts.map((chart) => [...chart.getContext('2d').getImageData(3, 3, 1, 1).data.slice(0, 3)].join(' '))
    }
    // Those that lie over others are empty.
    const told = (when) => () => window.papers.push([when, [...new Set(ground())].filter((each) => each !== '0 0 0')])
    window.papers = []
    window.addEventListener('beforeprint', told('printed'), { once: true })
    window.addEventListener('afterprint', () => setTimeout(told('after'), 500), { once: true })
  })
  await page.pdf({ format: 'A4' })
  await page.waitForFunction(() => window.papers.length === 2)
  const [[, printed], [, after]] = await page.evaluate(() => window.papers)
  return [
    ...(printed.length === 1 && printed[0] === '255 255 255' ? [] : [`the chart is printed on ${printed}`]),
    ...(after.length > 0 && after.every((each) => each !== '255 255 255') ? [] : [`after it the chart is on ${after}`]),
  ]
}
