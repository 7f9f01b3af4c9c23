/** @jsxImportSource preact */
import type { VNode } from 'preact'
import QR from 'qrcode'

/** Modules around the code that stay white (ISO/IEC 18004). */
const quiet = 4

/** A QR as SVG within the page: no request, sharp in every size and in print. */
export function QrCode({ text, label }: { text: string; label: string }): VNode {
  const { modules } = QR.create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * quiet
  let path = ''
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`
    }
  }
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
