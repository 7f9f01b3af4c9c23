import type { FastifyRequest } from 'fastify'

const robots = /bot\b|bot[/;]|crawl|spider|slurp|preview|monitor|curl|wget|python|java\//i

/** Whether a person asked for the page just now: no robot that says it is one, and no browser that reads ahead. */
export function isByHand({ headers, method }: Pick<FastifyRequest, 'headers' | 'method'>): boolean {
  const ahead = `${headers['sec-purpose'] ?? ''} ${headers['purpose'] ?? ''} ${headers['x-moz'] ?? ''}`
  return method === 'GET' && !/prefetch|prerender/.test(ahead) && !robots.test(headers['user-agent'] ?? 'bot;')
}
