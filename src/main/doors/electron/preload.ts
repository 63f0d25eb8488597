// `out/preload/preload.cjs`, sandboxed: carries the page's request for the contract to main, and the port back.
import { contextBridge, ipcRenderer, webUtils } from 'electron'

contextBridge.exposeInMainWorld('gantry', {
  /** Where a file that was dropped onto the page lies. */
  pathOf: (file: File): string => webUtils.getPathForFile(file),
})

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== window || origin !== window.location.origin) return
  if (typeof data === 'object' && data !== null && data.type === 'gantry.connect') ipcRenderer.postMessage('gantry.connect', undefined)
})

ipcRenderer.on('gantry.port', ({ ports }) => {
  window.postMessage({ type: 'gantry.port' }, window.location.origin, [...ports])
})
