/** Whether something lies over the page that has to be answered or closed first. */
export const isModalOpen = (): boolean => document.querySelector('dialog[open], [aria-modal=true]') !== null
