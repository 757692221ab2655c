export { bearerOf, Callers, VouchedCallers } from './callers.js';
export {
  CallerOf,
  ForPartners,
  isOpenTo,
  neededFor,
  Open,
  partnersAt,
  PermissionGuard,
  Public,
  recordClosed,
  Requires,
  SignedIn,
  type Needed,
  type PartnerAccess,
} from './guard.js';
export { permissions, TOKEN_SECONDS, TokenSigner, TokenVerifier, type Caller, type PartnerScope, type Permission } from './internal-token.js';
export { maskedMail, maskedName, maskedPhone } from './masks.js';
export { ServiceClient } from './service-client.js';
