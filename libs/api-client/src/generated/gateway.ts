export interface paths {
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV, the newest 100,000 at most; limit and cursor do not count */
        get: operations["gateway.exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first, without what they hold */
        get: operations["gateway.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/{service}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One with what it holds, which may be personal data */
        get: operations["gateway.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["gateway.dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["gateway.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health, lag, what waits to be sent, and dead letters by reason */
        get: operations["gateway.now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway.partners"];
        put?: never;
        post: operations["gateway.addPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["gateway.replacePartner"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway.people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["gateway.replacePerson"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publishers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway.publishersNow"];
        put?: never;
        post: operations["gateway.addPublisher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publishers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["gateway.replacePublisher"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publishers/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new key, shown this once; a publisher has two valid ones at most */
        post: operations["gateway.issueKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publishers/{id}/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["gateway.revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway.roles"];
        put?: never;
        post: operations["gateway.addRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["gateway.replaceRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["gateway.signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the identity provider leads back to */
        get: operations["gateway.callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leads to the identity provider's page, and from there back to `returnTo`, signed in */
        get: operations["gateway.start"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway.system"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway.metricsNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/{call}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** identify, track, page, screen, group, alias or batch */
        post: operations["gateway.receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish one CloudEvent or a batch */
        post: operations["gateway.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{source}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AuditEntryDto: {
            /** @example GET /api/customers/:id */
            action: string;
            /** Format: date-time */
            at: string;
            customers: string[];
            /**
             * Format: date
             * @description Day in Japan, whose chain it stands in
             */
            day: string;
            /** Format: uuid */
            entry: string;
            /** @description Address the request came from */
            from: string | null;
            /** @description What the person was called then */
            name: string;
            /** @enum {string} */
            outcome: "done" | "refused";
            partner: string | null;
            /** @description Its place in that chain, from 1 on */
            place: number;
            purpose: string | null;
            service: string;
            /** @example person:0199f3c2-6b1e-7c40-9a53-2f8d10c40b02 */
            subject: string;
            /** @description What stood in the path's places */
            target: string | null;
        };
        AuditPageDto: {
            items: components["schemas"]["AuditEntryDto"][];
            nextCursor: string | null;
        };
        AuthorityDto: {
            /** @description The highest coupon, in yen; absent: it is asked for every time */
            coupon?: number;
            /** @description The highest refund, in yen; absent: it is asked for every time */
            refund?: number;
            /** @description The highest worth of a replacement, in yen; absent: it is asked for every time */
            replacement?: number;
        };
        DeadLetterBodyDto: {
            /** @enum {string|null} */
            closedAs: "replayed" | "dismissed" | null;
            /** Format: date-time */
            closedAt: string | null;
            /** @description Name of who saw to it */
            closedBy: string | null;
            closeReason: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description For a person; names places, never values */
            detail: string;
            eventId: string | null;
            headers: {
                [key: string]: string;
            };
            /** Format: uuid */
            id: string;
            key: string | null;
            offset: number;
            partition: number;
            publisher: string | null;
            /** @description Stable code */
            reason: string;
            /** @description How often it was tried again */
            replays: number;
            /** @enum {string} */
            service: "customer-profile" | "order-ingest" | "contact-center" | "survey" | "segmentation" | "messaging";
            source: string | null;
            topic: string;
            type: string | null;
            /** @description The message's value as text */
            value: string | null;
        };
        DeadLetterDto: {
            /** @enum {string|null} */
            closedAs: "replayed" | "dismissed" | null;
            /** Format: date-time */
            closedAt: string | null;
            /** @description Name of who saw to it */
            closedBy: string | null;
            closeReason: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description For a person; names places, never values */
            detail: string;
            eventId: string | null;
            /** Format: uuid */
            id: string;
            offset: number;
            partition: number;
            publisher: string | null;
            /** @description Stable code */
            reason: string;
            /** @description How often it was tried again */
            replays: number;
            /** @enum {string} */
            service: "customer-profile" | "order-ingest" | "contact-center" | "survey" | "segmentation" | "messaging";
            source: string | null;
            topic: string;
            type: string | null;
        };
        DeadLetterPageDto: {
            items: components["schemas"]["DeadLetterDto"][];
            nextCursor: string | null;
            /** @description Services that did not answer; theirs are missing */
            silent: ("customer-profile" | "order-ingest" | "contact-center" | "survey" | "segmentation" | "messaging")[];
        };
        DismissLettersDto: {
            letters: components["schemas"]["LetterNameDto"][];
            /** @description Why they stay without effect */
            reason: string;
        };
        InstanceDto: {
            deadLetters: components["schemas"]["ReasonCountDto"][];
            /** @description Null while it does not answer */
            delayedSeconds: number | null;
            /** @description Why its consumer stopped for good */
            halted: string | null;
            live: boolean;
            /** @description From 1 on within its service */
            number: number;
            oldestUnpublishedSeconds: number | null;
            parkedKeys: number | null;
            partitions: components["schemas"]["PartitionDto"][];
            ready: boolean;
            /** @enum {string} */
            service: "customer-profile" | "order-ingest" | "contact-center" | "survey" | "segmentation" | "messaging";
        };
        IssuedKeyDto: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: uuid */
            id: string;
            /** @description The key itself, shown this once */
            key: string;
            /** @description Its first characters, to tell keys apart */
            prefix: string;
        };
        LetterNameDto: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            service: "customer-profile" | "order-ingest" | "contact-center" | "survey" | "segmentation" | "messaging";
        };
        LetterOutcomeDto: {
            detail?: string;
            /** Format: uuid */
            id: string;
            /**
             * @description `silent`: the service did not answer; what became of it is not known
             * @enum {string}
             */
            outcome: "replayed" | "already-applied" | "refused" | "dismissed" | "closed" | "unknown" | "silent";
            /** @description Why it is still refused */
            reason?: string;
            /** @enum {string} */
            service: "customer-profile" | "order-ingest" | "contact-center" | "survey" | "segmentation" | "messaging";
        };
        LetterOutcomesDto: {
            items: components["schemas"]["LetterOutcomeDto"][];
        };
        LettersDto: {
            letters: components["schemas"]["LetterNameDto"][];
        };
        ListedKeyDto: {
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description To the minute
             */
            lastUsedAt: string | null;
            /** @description Its first characters, to tell keys apart */
            prefix: string;
            /** Format: date-time */
            revokedAt: string | null;
        };
        MeDto: {
            name: string;
            /** @description The centre or agency they work for; null: the company itself */
            partner: string | null;
            permissions: string[];
            roles: string[];
        };
        NewKeyDto: {
            /**
             * Format: date-time
             * @description When it stops by itself; null: never
             * @default null
             */
            expiresAt: string | null;
        };
        OperationsDto: {
            instances: components["schemas"]["InstanceDto"][];
        };
        PartitionDto: {
            /** @description Not yet done, as of the last look */
            messages: number;
            partition: number;
            topic: string;
            /** @description What it waits for, if it does */
            waiting: string | null;
        };
        PartnerDto: {
            /**
             * @description The most its people may promise; null: what their roles allow
             * @default null
             */
            authority: components["schemas"]["AuthorityDto"] | null;
            /**
             * Format: date
             * @description The last day of access, in Japan; null: no end
             * @default null
             */
            endsOn: string | null;
            id: string;
            name: components["schemas"]["WordsDto"];
        };
        PartnerListDto: {
            items: components["schemas"]["PartnerVersionDto"][];
            nextCursor: string | null;
        };
        PartnerVersionDto: {
            /**
             * @description The most its people may promise; null: what their roles allow
             * @default null
             */
            authority: components["schemas"]["AuthorityDto"] | null;
            /**
             * Format: date
             * @description The last day of access, in Japan; null: no end
             * @default null
             */
            endsOn: string | null;
            id: string;
            name: components["schemas"]["WordsDto"];
            version: number;
        };
        PersonAccessDto: {
            /**
             * Format: date
             * @description The last day of access, in Japan; null: no end
             * @default null
             */
            endsOn: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description The centre or agency they work for
             * @default null
             */
            partner: string | null;
        };
        PersonDto: {
            /** @description What they may promise without asking */
            authority: components["schemas"]["AuthorityDto"];
            /** @description Their access, or that of their partner, is over */
            ended: boolean;
            /**
             * Format: date
             * @description The last day of access, in Japan; null: no end
             * @default null
             */
            endsOn: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * @description The centre or agency they work for
             * @default null
             */
            partner: string | null;
            /** @description Those of the roles together */
            permissions: string[];
            purpose: string;
            roles: string[];
            /** Format: date-time */
            signedInAt: string;
            version: number;
        };
        PersonPageDto: {
            items: components["schemas"]["PersonDto"][];
            nextCursor: string | null;
        };
        PersonVersionDto: {
            /**
             * Format: date
             * @description The last day of access, in Japan; null: no end
             * @default null
             */
            endsOn: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description The centre or agency they work for
             * @default null
             */
            partner: string | null;
            version: number;
        };
        PublisherDto: {
            /**
             * @description Origins of the pages a browser key is for
             * @default []
             * @example [
             *       "https://shop.example.jp"
             *     ]
             */
            allowedOrigins: string[];
            /**
             * @description It tells history: nothing is sent, asked or opened because of it
             * @default false
             */
            backfill: boolean;
            /**
             * @description Names of track calls a browser key may send
             * @default []
             */
            browserTracks: string[];
            /**
             * @description Types its keys may send; null: all
             * @default null
             */
            eventTypes: ("engawa.intake.consent.record" | "engawa.intake.contact.record" | "engawa.intake.customer.identify" | "engawa.intake.message.record" | "engawa.intake.order.cancel" | "engawa.intake.order.place" | "engawa.intake.order.ship" | "engawa.intake.survey.answer" | "engawa.intake.web.touch")[] | null;
            /** @description Its name, which stands in every event it sent */
            id: string;
            /**
             * @description Items each of its keys may send in a minute; null: no limit
             * @default null
             */
            itemsPerMinute: number | null;
            /**
             * @description A browser key is in the hands of its visitors: it may tell pages, screens and listed tracks
             * @enum {string}
             */
            kind: "server" | "browser";
            /**
             * @description Whose member and order numbers it speaks of
             * @default main
             */
            namespace: string;
            /**
             * @description CloudEvents sources it may speak for; its tracking calls speak for `publisher:<id>`; null: any
             * @default null
             */
            sources: string[] | null;
        };
        PublisherListDto: {
            items: components["schemas"]["PublisherViewDto"][];
            nextCursor: string | null;
        };
        PublisherVersionDto: {
            /**
             * @description Origins of the pages a browser key is for
             * @default []
             * @example [
             *       "https://shop.example.jp"
             *     ]
             */
            allowedOrigins: string[];
            /**
             * @description It tells history: nothing is sent, asked or opened because of it
             * @default false
             */
            backfill: boolean;
            /**
             * @description Names of track calls a browser key may send
             * @default []
             */
            browserTracks: string[];
            /**
             * @description Types its keys may send; null: all
             * @default null
             */
            eventTypes: ("engawa.intake.consent.record" | "engawa.intake.contact.record" | "engawa.intake.customer.identify" | "engawa.intake.message.record" | "engawa.intake.order.cancel" | "engawa.intake.order.place" | "engawa.intake.order.ship" | "engawa.intake.survey.answer" | "engawa.intake.web.touch")[] | null;
            /** @description Its name, which stands in every event it sent */
            id: string;
            /**
             * @description Items each of its keys may send in a minute; null: no limit
             * @default null
             */
            itemsPerMinute: number | null;
            /**
             * @description A browser key is in the hands of its visitors: it may tell pages, screens and listed tracks
             * @enum {string}
             */
            kind: "server" | "browser";
            /**
             * @description Whose member and order numbers it speaks of
             * @default main
             */
            namespace: string;
            /**
             * @description CloudEvents sources it may speak for; its tracking calls speak for `publisher:<id>`; null: any
             * @default null
             */
            sources: string[] | null;
            version: number;
        };
        PublisherViewDto: {
            /**
             * @description Origins of the pages a browser key is for
             * @default []
             * @example [
             *       "https://shop.example.jp"
             *     ]
             */
            allowedOrigins: string[];
            /**
             * @description It tells history: nothing is sent, asked or opened because of it
             * @default false
             */
            backfill: boolean;
            /**
             * @description Names of track calls a browser key may send
             * @default []
             */
            browserTracks: string[];
            /**
             * @description Types its keys may send; null: all
             * @default null
             */
            eventTypes: ("engawa.intake.consent.record" | "engawa.intake.contact.record" | "engawa.intake.customer.identify" | "engawa.intake.message.record" | "engawa.intake.order.cancel" | "engawa.intake.order.place" | "engawa.intake.order.ship" | "engawa.intake.survey.answer" | "engawa.intake.web.touch")[] | null;
            /** @description Its name, which stands in every event it sent */
            id: string;
            /**
             * @description Items each of its keys may send in a minute; null: no limit
             * @default null
             */
            itemsPerMinute: number | null;
            /** @description Newest first */
            keys: components["schemas"]["ListedKeyDto"][];
            /**
             * @description A browser key is in the hands of its visitors: it may tell pages, screens and listed tracks
             * @enum {string}
             */
            kind: "server" | "browser";
            /**
             * @description Whose member and order numbers it speaks of
             * @default main
             */
            namespace: string;
            /**
             * @description CloudEvents sources it may speak for; its tracking calls speak for `publisher:<id>`; null: any
             * @default null
             */
            sources: string[] | null;
            version: number;
        };
        ReasonCountDto: {
            letters: number;
            reason: string;
        };
        RoleDto: {
            /**
             * @description How much its people may promise without asking
             * @default {}
             */
            authority: components["schemas"]["AuthorityDto"];
            /**
             * @description Its people reach only the customers whose records are open to their partner
             * @default false
             */
            forPartners: boolean;
            /** @description As the identity provider names it, or as OIDC_ROLES translates that */
            id: string;
            name: components["schemas"]["WordsDto"];
            permissions: ("customers.read" | "customers.write" | "customers.match" | "customers.merge" | "customers.stop" | "identity.write" | "consents.write" | "consents.export" | "rights.write" | "customers.import" | "customers.erase" | "timeline.export" | "personal.read" | "texts.read" | "orders.read" | "orders.write" | "contacts.read" | "contacts.write" | "remedies.decide" | "vocabulary.write" | "surveys.read" | "surveys.write" | "segments.read" | "segments.write" | "messages.read" | "messages.write" | "messages.letters" | "events.status" | "facts.read" | "customers.addresses" | "clock.write" | "operations.read" | "operations.write" | "operations.bodies" | "publishers.read" | "publishers.write" | "access.read" | "access.write" | "audit.read")[];
            /**
             * @description What its people look at personal data for; it stands in the audit
             * @example care
             */
            purpose: string;
        };
        RoleListDto: {
            items: components["schemas"]["RoleVersionDto"][];
            nextCursor: string | null;
        };
        RoleVersionDto: {
            /**
             * @description How much its people may promise without asking
             * @default {}
             */
            authority: components["schemas"]["AuthorityDto"];
            /**
             * @description Its people reach only the customers whose records are open to their partner
             * @default false
             */
            forPartners: boolean;
            /** @description As the identity provider names it, or as OIDC_ROLES translates that */
            id: string;
            name: components["schemas"]["WordsDto"];
            permissions: ("customers.read" | "customers.write" | "customers.match" | "customers.merge" | "customers.stop" | "identity.write" | "consents.write" | "consents.export" | "rights.write" | "customers.import" | "customers.erase" | "timeline.export" | "personal.read" | "texts.read" | "orders.read" | "orders.write" | "contacts.read" | "contacts.write" | "remedies.decide" | "vocabulary.write" | "surveys.read" | "surveys.write" | "segments.read" | "segments.write" | "messages.read" | "messages.write" | "messages.letters" | "events.status" | "facts.read" | "customers.addresses" | "clock.write" | "operations.read" | "operations.write" | "operations.bodies" | "publishers.read" | "publishers.write" | "access.read" | "access.write" | "audit.read")[];
            /**
             * @description What its people look at personal data for; it stands in the audit
             * @example care
             */
            purpose: string;
            version: number;
        };
        SignedOutDto: {
            /** @description Where the browser signs out of the identity provider too */
            providerUrl: string | null;
        };
        WordsDto: {
            en: string;
            ja: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "gateway.search": {
        parameters: {
            query?: {
                /** @description The beginning of what was done */
                action?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Whose data was shown or changed, also as who they were before they were joined with others */
                customer?: string;
                from?: string;
                limit?: unknown;
                outcome?: "done" | "refused";
                /** @description All that one partner did: its report */
                partner?: string;
                /** @description Who did it */
                person?: string;
                /** @description Exclusive */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageDto"];
                };
            };
        };
    };
    "gateway.exportAudit": {
        parameters: {
            query?: {
                /** @description The beginning of what was done */
                action?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Whose data was shown or changed, also as who they were before they were joined with others */
                customer?: string;
                from?: string;
                limit?: unknown;
                outcome?: "done" | "refused";
                /** @description All that one partner did: its report */
                partner?: string;
                /** @description Who did it */
                person?: string;
                /** @description Exclusive */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    "gateway.list": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
                reason?: string;
                service?: "customer-profile" | "order-ingest" | "contact-center" | "survey" | "segmentation" | "messaging";
                state?: "open" | "closed" | "all";
                /** @description Type of event */
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPageDto"];
                };
            };
        };
    };
    "gateway.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                service: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterBodyDto"];
                };
            };
        };
    };
    "gateway.dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DismissLettersDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterOutcomesDto"];
                };
            };
        };
    };
    "gateway.replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LettersDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterOutcomesDto"];
                };
            };
        };
    };
    "gateway.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
        };
    };
    "gateway.now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperationsDto"];
                };
            };
        };
    };
    "gateway.partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerListDto"];
                };
            };
        };
    };
    "gateway.addPartner": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerVersionDto"];
                };
            };
        };
    };
    "gateway.replacePartner": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartnerDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerVersionDto"];
                };
            };
        };
    };
    "gateway.people": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonPageDto"];
                };
            };
        };
    };
    "gateway.replacePerson": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonAccessDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonVersionDto"];
                };
            };
        };
    };
    "gateway.publishersNow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublisherListDto"];
                };
            };
        };
    };
    "gateway.addPublisher": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublisherDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublisherVersionDto"];
                };
            };
        };
    };
    "gateway.replacePublisher": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublisherDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublisherVersionDto"];
                };
            };
        };
    };
    "gateway.issueKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKeyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedKeyDto"];
                };
            };
        };
    };
    "gateway.revokeKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is refused within 5 s by every instance of the gateway */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "gateway.roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleListDto"];
                };
            };
        };
    };
    "gateway.addRole": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleVersionDto"];
                };
            };
        };
    };
    "gateway.replaceRole": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleVersionDto"];
                };
            };
        };
    };
    "gateway.signOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOutDto"];
                };
            };
        };
    };
    "gateway.callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "gateway.start": {
        parameters: {
            query?: {
                /** @description Whom the identity provider should expect (login_hint of OpenID Connect) */
                loginHint?: string;
                /** @description Path of the console to come back to */
                returnTo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "gateway.system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "gateway.metricsNow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus' text format; docs/how-to/watch-it-run.md explains each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "gateway.receive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: "identify" | "track" | "page" | "screen" | "group" | "alias" | "batch";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description { success, items: [{ messageId, status, problem? }] } */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The whole body is not right */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body has more than 1 MB or 10,000 calls */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The key has sent its items of this minute; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "gateway.publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents-batch+json": Record<string, never> | Record<string, never>[];
                "application/cloudevents+json": Record<string, never> | Record<string, never>[];
                "application/json": Record<string, never> | Record<string, never>[];
            };
        };
        responses: {
            /** @description All items are accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Some are refused; one result for each item */
            207: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body has more than 1 MB or 10,000 items */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The key has sent its items of this minute; Retry-After says when to go on */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Nothing is known to be stored; send it again */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "gateway.status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                source: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description { state: applied | dead-lettered, … } */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not read yet or never accepted; Retry-After says when to ask again */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
