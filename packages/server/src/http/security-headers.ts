/** Headers that keep other sites, other scripts and curious frames away from what we serve. */

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** What a page may not even ask for. */
const PERMISSIONS_POLICY = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'payment',
  'usb',
  'browsing-topics',
]
  .map(feature => `${feature}=()`)
  .join(', ')

/** Adds what is missing: a page with a stricter policy of its own keeps it. */
export const secure = (headers: Headers, https: boolean): void => {
  const add = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value)
  }
  add('content-security-policy', CONTENT_SECURITY_POLICY)
  add('referrer-policy', 'no-referrer')
  add('x-content-type-options', 'nosniff')
  add('permissions-policy', PERMISSIONS_POLICY)
  add('cross-origin-opener-policy', 'same-origin')
  add('cross-origin-resource-policy', 'same-origin')
  if (https) add('strict-transport-security', 'max-age=31536000')
}
