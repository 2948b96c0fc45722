export interface UrlParts {
  /** `https://` */
  scheme: string
  /** Everything between the scheme and the registrable domain: user info and sub-domains. */
  before: string
  /** The registrable domain: who the site belongs to. */
  domain: string
  /** Port, path and query. */
  after: string
}

/**
 * Cuts a web address around its registrable domain.
 * @param url the address as shown
 * @param domain its registrable domain, given by the author; must end the host
 * @throws {Error} if the address is not that of the domain.
 */
export function urlParts(url: string, domain: string): UrlParts {
  const scheme = /^https?:\/\//.exec(url)?.[0]
  if (!scheme)
    throw new Error(`“${url}”不是以 http:// 或 https:// 开头的网址`)
  const authority = /^[^/?#]*/.exec(url.slice(scheme.length))![0]
  const rest = url.slice(scheme.length + authority.length)
  const host = authority.replace(/:\d+$/, '')
  const name = host.slice(host.lastIndexOf('@') + 1)
  if (name !== domain && !name.endsWith(`.${domain}`))
    throw new Error(`“${url}”的主域名不是 ${domain}`)
  return {
    scheme,
    before: host.slice(0, host.length - domain.length),
    domain,
    after: authority.slice(host.length) + rest,
  }
}
