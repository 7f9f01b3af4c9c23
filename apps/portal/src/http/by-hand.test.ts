import { expect, test } from 'vitest'
import { isByHand } from './by-hand.ts'

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36'

test.each([
  ['a browser', 'GET', { 'user-agent': chrome }, true],
  ['a search engine', 'GET', { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)' }, false],
  [
    'another',
    'GET',
    { 'user-agent': 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)' },
    false,
  ],
  ['nobody who says who', 'GET', {}, false],
  ['a browser that reads ahead', 'GET', { 'user-agent': chrome, 'sec-purpose': 'prefetch;prerender' }, false],
  ['who asks for the head only', 'HEAD', { 'user-agent': chrome }, false],
])('%s', (_, method, headers, byHand) => {
  expect(isByHand({ method, headers })).toBe(byHand)
})
