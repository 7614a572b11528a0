import { notify } from '@/components/notices'

/** Gives the picture to the browser as a file that is named after what it shows and when. */
export function savePicture(canvas: HTMLCanvasElement, name: string, now = new Date()): void {
  canvas.toBlob((blob) => {
    if (!blob) {
      notify({ tone: 'down', title: 'The picture could not be made', detail: 'The chart has no size: show it first.' })
      return
    }
    const address = URL.createObjectURL(blob)
    const link = document.createElement('a')
    link.href = address
    link.download = pictureName(name, now)
    link.click()
    URL.revokeObjectURL(address)
  }, 'image/png')
}

/** "BTCUSDT-1m-2026-11-27T04-05-06Z.png" */
export const pictureName = (name: string, now: Date): string =>
  `${name}-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.png`
