import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// A machine that builds Java beside this is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)

// The test's DOM has no popovers. As the browser does it: focus comes back, and the closing is told.
let before: Element | null = null
HTMLElement.prototype.showPopover = function () {
  before = document.activeElement
  this.setAttribute('data-shown', '')
}
HTMLElement.prototype.hidePopover = function () {
  if (!this.hasAttribute('data-shown')) return
  this.removeAttribute('data-shown')
  if (before instanceof HTMLElement) before.focus()
  this.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'closed' }))
}
