import type { Channel } from '@tongban/contracts/catalogue/item'

/** 办理形式 (GB/T 39046 A.5): the code of the national tables and the word of lists for people. */
export const channelWords: Record<Channel, [code: string, word: string]> = {
  window: ['1', '窗口'],
  online: ['2', '电脑端网办'],
  mobile: ['3', '移动端'],
  post: ['4', '快递申请'],
  kiosk: ['9', '自助终端'],
}

const alike: Readonly<Record<string, Channel>> = {
  窗口办理: 'window',
  网上: 'online',
  网上办理: 'online',
  电脑端: 'online',
  掌上办: 'mobile',
  手机: 'mobile',
  快递: 'post',
  邮寄: 'post',
  自助: 'kiosk',
}
const byWord = new Map(
  Object.entries(channelWords).flatMap(([channel, words]) => words.map((word) => [word, channel as Channel] as const)),
)

/** The channels that a cell names, in the order of the standard; `unknown` is what it names beside them. */
export function readChannels(cell: string): { channels: Channel[]; unknown: string[] } {
  const words = /^\d+$/.test(cell) ? cell.split('') : cell.split(/[、,，;；/\s]+/).filter((word) => word !== '')
  const found = words.map((word) => byWord.get(word) ?? alike[word] ?? null)
  const channels = (Object.keys(channelWords) as Channel[]).filter((channel) => found.includes(channel))
  return { channels, unknown: words.filter((_, n) => found[n] === null) }
}
