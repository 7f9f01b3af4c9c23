/** A file that an earlier application gave. */
export const earlierFileId = '0198c7a0-0000-7000-8000-0000000000ef'

export const sampleFile = {
  id: '0198c7a0-0000-7000-8000-0000000000aa',
  name: '食品安全管理制度（样表）.pdf',
  kind: 'pdf',
  bytes: 40_960,
  sha256: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
}
