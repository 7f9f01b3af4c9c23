/** How a picture is shown: `scale` 1 fills the width of the frame; `degrees` in quarter turns. */
export type ImagePose = { scale: number; degrees: 0 | 90 | 180 | 270 }

const scales: readonly number[] = [0.5, 0.75, 1, 1.5, 2, 3, 4]
export const startPose: ImagePose = { scale: 1, degrees: 0 }

const scaleAfter = (pose: ImagePose, by: 1 | -1) => scales[scales.indexOf(pose.scale) + by]

export const canZoomIn = (pose: ImagePose): boolean => scaleAfter(pose, 1) !== undefined
export const canZoomOut = (pose: ImagePose): boolean => scaleAfter(pose, -1) !== undefined
export const zoom = (pose: ImagePose, by: 1 | -1): ImagePose => ({ ...pose, scale: scaleAfter(pose, by) ?? pose.scale })

const turns = { 0: 90, 90: 180, 180: 270, 270: 0 } as const
export const turn = (pose: ImagePose): ImagePose => ({ ...pose, degrees: turns[pose.degrees] })
