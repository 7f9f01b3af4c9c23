import Button from 'antd/es/button'
import { useState } from 'react'
import { useT } from '../../i18n.ts'
import { canZoomIn, canZoomOut, type ImagePose, startPose, turn, zoom } from './image-pose.ts'

/** A picture that can be made larger and turned; the frame scrolls by mouse, finger and arrow keys. */
export function ImageView({ url, name }: { url: string; name: string }) {
  const t = useT()
  const [pose, setPose] = useState<ImagePose>(startPose)
  return (
    <>
      <div className="tb-row tb-viewer-tools">
        <Button disabled={!canZoomIn(pose)} onClick={() => setPose(zoom(pose, 1))}>
          {t('放大', 'Zoom in')}
        </Button>
        <Button disabled={!canZoomOut(pose)} onClick={() => setPose(zoom(pose, -1))}>
          {t('缩小', 'Zoom out')}
        </Button>
        <Button onClick={() => setPose(turn(pose))}>{t('旋转', 'Turn')}</Button>
        <Button onClick={() => setPose(startPose)}>{t('复原', 'Reset')}</Button>
        <span className="tb-quiet" aria-live="polite">
          {Math.round(pose.scale * 100)}%
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <section className="tb-image" tabIndex={0} aria-label={name}>
        <img src={url} alt={name} style={{ width: `${pose.scale * 100}%`, transform: `rotate(${pose.degrees}deg)` }} />
      </section>
    </>
  )
}
