export { bearerOf, Callers, VouchedCallers } from './callers.js';
export {
  CallerOf,
  type GuardedRequest,
  ForPartners,
  isOpenTo,
  neededFor,
  Open,
  partnersAt,
  PermissionGuard,
  Public,
  recordClosed,
  refuseMasked,
  Requires,
  SignedIn,
  type Needed,
  type PartnerAccess,
} from './guard.js';
export { permissions, remedyKinds, TOKEN_SECONDS, TokenSigner, TokenVerifier, type Authority, type Caller, type PartnerScope, type Permission, YEN_MAX } from './internal-token.js';
export { maskedBirthday, maskedMail, maskedName, maskedPhone } from './masks.js';
export { ServiceClient } from './service-client.js';
