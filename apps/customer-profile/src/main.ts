import { startService } from '@engawa/service';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';
import { AttributeRow } from './db/attribute.entity.js';
import { CompanyRow } from './db/company.entity.js';
import { ConsentPurposeRow } from './db/consent-purpose.entity.js';
import { IdentityRuleRow } from './db/identity-rule.entity.js';
import { LifetimeRow } from './db/lifetime.entity.js';
import { ProfileSourceRow } from './db/profile-source.entity.js';
import { UsePurposeRow } from './db/use-purpose.entity.js';

const entities = [AttributeRow, CompanyRow, ConsentPurposeRow, IdentityRuleRow, LifetimeRow, ProfileSourceRow, UsePurposeRow];
await startService({ name: 'customer-profile', module: AppModule, config: readConfig(), entities });
