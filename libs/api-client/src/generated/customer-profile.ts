export interface paths {
    "/api/consent-purposes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.purposes"];
        put?: never;
        post: operations["customer-profile.createPurpose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consent-purposes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.replacePurpose"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consents/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof as CSV (特定電子メール法 3条2項), the newest 100,000 at most; limit and cursor do not count */
        get: operations["customer-profile.exportConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.consents"];
        put?: never;
        post: operations["customer-profile.recordConsents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.holds"];
        put?: never;
        post: operations["customer-profile.placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/holds/{hold}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.endHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.merges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/merges/{merge}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One, with what stays with the survivor when it is undone */
        get: operations["customer-profile.oneMerge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.profile"];
        put?: never;
        post: operations["customer-profile.correctProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/resume-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.resumeContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/stop-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.stopContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/timeline/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.duplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duplicates/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.decideDuplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.replaceRule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/profile-sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["customer-profile.replaceSource"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.cases"];
        put?: never;
        post: operations["customer-profile.openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["customer-profile.rightsCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.answerCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{id}/disclosure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is known of the person: as JSON, as CSV with a line for each value, or as a page to read */
        get: operations["customer-profile.disclosure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{id}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rights-cases/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["customer-profile.takeCase"];
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
        AddressDto: {
            line1?: string;
            line2?: string;
            postalCode?: string;
            prefecture?: string;
        };
        AnswerCaseDto: {
            /** @description What they were told; of a refusal the ground */
            answer: string;
            /** @enum {string} */
            state: "answered" | "refused";
        };
        CandidateDto: {
            /** Format: uuid */
            id: string;
            mails: string[];
            /** @description Masked for people of partners, as the rest */
            name: string | null;
            /**
             * Format: uuid
             * @description To be sent as customer.origin with the contact
             */
            origin: string;
            phones: string[];
            prefecture: string | null;
        };
        CandidatesDto: {
            /** @description None when more than five have these items: ask for another one */
            items: components["schemas"]["CandidateDto"][];
        };
        ConfirmedDto: {
            /** @description How many parts it confirmed */
            parts: number;
            /** @description How many rows of each kind were emptied or deleted */
            rows: {
                [key: string]: number;
            };
            /** @enum {string} */
            service: "customer-profile" | "order-ingest" | "contact-center" | "survey" | "segmentation" | "messaging";
        };
        ConsentDto: {
            /** @enum {string} */
            basis: "contract" | "consent" | "objection";
            /** @description report, desk, page or one-click */
            how: string | null;
            /** @description Whether it may be told there */
            permitted: boolean;
            purpose: string;
            /** Format: date-time */
            since: string | null;
            /**
             * @description Null: never asked
             * @enum {string|null}
             */
            state: "subscribed" | "unsubscribed" | "withdrawn" | null;
            /** @description Version of the words they were shown */
            wording: string | null;
        };
        ConsentPurposeDto: {
            /**
             * @description Told because of a contract and not to be declined, by consent, or unless somebody objects
             * @enum {string}
             */
            basis: "contract" | "consent" | "objection";
            id: string;
            name: components["schemas"]["WordsDto"];
            /** @description As it stands beside the choice: what is sent and how often */
            wording: components["schemas"]["ConsentWordsDto"];
        };
        ConsentPurposeListDto: {
            items: components["schemas"]["ConsentPurposeVersionDto"][];
            nextCursor: string | null;
        };
        ConsentPurposeVersionDto: {
            /**
             * @description Told because of a contract and not to be declined, by consent, or unless somebody objects
             * @enum {string}
             */
            basis: "contract" | "consent" | "objection";
            id: string;
            name: components["schemas"]["WordsDto"];
            version: number;
            /** @description As it stands beside the choice: what is sent and how often */
            wording: components["schemas"]["ConsentWordsDto"];
        };
        ConsentsDto: {
            addresses: components["schemas"]["ReachableDto"][];
            purposes: components["schemas"]["ConsentPurposeVersionDto"][];
        };
        ConsentWordsDto: {
            en: string;
            ja: string;
        };
        ContactStopDto: {
            /**
             * Format: date
             * @description The day it happened, where it was told
             */
            on: string | null;
            /** @enum {string} */
            reason: "deceased" | "care-home";
            /** Format: date-time */
            since: string;
        };
        CorrectedAddressDto: {
            line1?: string;
            line2?: string;
            postalCode?: string;
            prefecture?: string;
        };
        CorrectProfileDto: {
            address?: components["schemas"]["CorrectedAddressDto"];
            /** Format: date */
            birthday?: string;
            cameFrom?: string;
            company?: string;
            kana?: string;
            /** @enum {string} */
            language?: "ja" | "en";
            name?: string;
        };
        CustomerDetailDto: {
            /** @description Without personal.read the prefecture alone */
            address: components["schemas"]["AddressDto"] | null;
            /** @description Masked without personal.read: 1958-**-** */
            birthday: string | null;
            entryCount: number;
            figures: components["schemas"]["FiguresDto"];
            /** Format: uuid */
            id: string;
            kana: string | null;
            /** @description False while nothing but anonymous visits is known */
            known: boolean;
            language: string;
            /** Format: date-time */
            lastEntryAt: string | null;
            /** @description Masked without personal.read: h***@example.jp */
            mails: string[];
            memberIds: string[];
            name: components["schemas"]["NameDto"] | null;
            openContacts: components["schemas"]["OpenContactDto"][];
            /**
             * Format: uuid
             * @description To be sent as customer.origin with what is recorded about this customer
             */
            origin: string;
            /** @description E.164; masked without personal.read: 090-****-1234 */
            phones: string[];
            prefecture: string | null;
            segments: components["schemas"]["MembershipDto"][];
            /** Format: date-time */
            since: string;
            /** @description Set: nobody is to tell, ask or offer them anything */
            stopped: components["schemas"]["ContactStopDto"] | null;
        };
        CustomerDto: {
            /** @description Without personal.read the prefecture alone */
            address: components["schemas"]["AddressDto"] | null;
            /** @description Masked without personal.read: 1958-**-** */
            birthday: string | null;
            entryCount: number;
            /** Format: uuid */
            id: string;
            kana: string | null;
            /** @description False while nothing but anonymous visits is known */
            known: boolean;
            language: string;
            /** Format: date-time */
            lastEntryAt: string | null;
            /** @description Masked without personal.read: h***@example.jp */
            mails: string[];
            memberIds: string[];
            name: components["schemas"]["NameDto"] | null;
            /**
             * Format: uuid
             * @description To be sent as customer.origin with what is recorded about this customer
             */
            origin: string;
            /** @description E.164; masked without personal.read: 090-****-1234 */
            phones: string[];
            prefecture: string | null;
            /** Format: date-time */
            since: string;
            /** @description Set: nobody is to tell, ask or offer them anything */
            stopped: components["schemas"]["ContactStopDto"] | null;
        };
        CustomerPageDto: {
            items: components["schemas"]["CustomerDto"][];
            nextCursor: string | null;
        };
        DecideDuplicatesDto: {
            /**
             * @description apart: no fact ever joins them
             * @enum {string}
             */
            decision: "merge" | "apart" | "later";
            /** @description Says what would come of it, and changes nothing */
            dryRun?: boolean;
            duplicates: string[];
        };
        DuplicateDto: {
            /** @description The two */
            customers: components["schemas"]["CustomerDto"][];
            /** Format: date-time */
            foundAt: string;
            /** Format: uuid */
            id: string;
            /** @description What both have, and why what links them does not join them */
            reasons: ("name-birthday-postcode" | "phone-surname" | "name-address" | "kept-apart" | "too-many-of-a-kind" | "too-many-origins")[];
            /** @enum {string} */
            state: "open" | "later";
        };
        DuplicateOutcomeDto: {
            /** @description Why it is refused */
            detail?: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Whom they are, or would be, when merged
             */
            merged?: string;
            /** @enum {string} */
            outcome: "decided" | "refused";
            /** @description Type of the problem, when refused */
            problem?: string;
        };
        DuplicateOutcomesDto: {
            items: components["schemas"]["DuplicateOutcomeDto"][];
        };
        DuplicatePageDto: {
            items: components["schemas"]["DuplicateDto"][];
            nextCursor: string | null;
        };
        EntryDto: {
            about: {
                [key: string]: string;
            };
            channel: string;
            data: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            department: "order" | "care" | "message" | "survey" | "site" | "store" | "core";
            /** @enum {string} */
            direction: "in" | "out" | "none";
            /** Format: uuid */
            id: string;
            /** @description Fields of data that are left out without texts.read */
            masked?: string[];
            /** Format: date-time */
            occurredAt: string;
            /** Format: date-time */
            recordedAt: string;
            revision: number;
            title: components["schemas"]["WordsDto"];
            /** @example order.placed */
            type: string;
        };
        ErasureDto: {
            /** Format: date-time */
            closedAt: string | null;
            confirmed: components["schemas"]["ConfirmedDto"][];
            /** Format: date-time */
            erasedAt: string;
            /**
             * Format: date-time
             * @description When Kafka and the backups have nothing any more
             */
            goneAt: string;
            /** @description Facts from before that arrived after it, and were not entered */
            lateFacts: number;
            /** @description Told so far; every service confirms each */
            parts: number;
            /** @description How often an identifier of theirs came again with something from after it */
            returns: number;
            /** @description Whether all that was kept has been told */
            told: boolean;
        };
        FiguresDto: {
            contactCount: number;
            currency: string | null;
            /** Format: date-time */
            lastOrderAt: string | null;
            orderCount: number;
            /** @description In the currency's smallest unit */
            totalMinor: number;
        };
        HoldDto: {
            /** @description Why it is to be kept, such as a dispute */
            reason: string;
            /**
             * Format: date
             * @description The last day; until somebody ends it where absent
             */
            until?: string;
        };
        HoldListDto: {
            items: components["schemas"]["PlacedHoldDto"][];
            nextCursor: string | null;
        };
        IdentityRuleDto: {
            /** @description Values as they are kept, such as +81927005678; `*` stands for anything, twice at most */
            blocked: string[];
            /** @enum {string} */
            id: "member" | "line" | "mail" | "phone" | "card" | "external" | "anonymous";
            /** @description False: it joins nobody and only lists who may be meant */
            joins: boolean;
            /** @description How many one customer has at most by itself, of each shop; null: any number */
            most: number | null;
            /** @description Of several identifiers of a fact the one with the smallest says whose it is */
            priority: number;
            /** @description Values as they are kept, such as +81927005678; `*` stands for anything, twice at most */
            weak: string[];
        };
        IdentityRuleListDto: {
            items: components["schemas"]["IdentityRuleVersionDto"][];
            nextCursor: string | null;
        };
        IdentityRuleVersionDto: {
            /** @description Values as they are kept, such as +81927005678; `*` stands for anything, twice at most */
            blocked: string[];
            /** @enum {string} */
            id: "member" | "line" | "mail" | "phone" | "card" | "external" | "anonymous";
            /** @description False: it joins nobody and only lists who may be meant */
            joins: boolean;
            /** @description How many one customer has at most by itself, of each shop; null: any number */
            most: number | null;
            /** @description Of several identifiers of a fact the one with the smallest says whose it is */
            priority: number;
            version: number;
            /** @description Values as they are kept, such as +81927005678; `*` stands for anything, twice at most */
            weak: string[];
        };
        LedgerPageDto: {
            items: components["schemas"]["LedgerRowDto"][];
            nextCursor: string | null;
        };
        LedgerRowDto: {
            /** @description Masked without `personal.read` */
            address: string;
            by: string | null;
            /** @enum {string} */
            channel: "mail" | "sms" | "line" | "phone" | "letter" | "fax";
            /** Format: uuid */
            customer: string;
            form: string | null;
            /** @description Null without `personal.read` */
            from: string | null;
            how: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurredAt: string;
            purpose: string;
            /** Format: date-time */
            recordedAt: string;
            /** @enum {string} */
            state: "subscribed" | "unsubscribed" | "withdrawn";
            wordingText: string | null;
            wordingVersion: string | null;
        };
        MatchDto: {
            /** Format: date */
            birthday?: string;
            mail?: string;
            memberId?: string;
            /** @description The whole name, in kanji or kana */
            name?: string;
            /** @description The whole number */
            phone?: string;
            postalCode?: string;
        };
        MembershipDto: {
            id: string;
            name: components["schemas"]["WordsDto"];
            /** Format: date-time */
            since: string;
        };
        MergedDto: {
            /**
             * Format: uuid
             * @description The customer they are now
             */
            id: string;
        };
        MergeDetailDto: {
            /** @description Who decided it; null where facts did */
            decidedBy: string | null;
            ended: components["schemas"]["MergedSideDto"];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            mergedAt: string;
            /** @description What departments recorded since and stays with the survivor, newest first, at most 50 */
            stays: components["schemas"]["EntryDto"][];
            survivor: components["schemas"]["MergedSideDto"];
            undone: components["schemas"]["UndoneDto"] | null;
        };
        MergedSideDto: {
            /** @description Entries that are its own, those since the merge as well */
            entryCount: number;
            /**
             * Format: uuid
             * @description The id it went by
             */
            id: string;
            /** @description Masked without personal.read */
            mails: string[];
            memberIds: string[];
            name: string | null;
            /** @description Masked without personal.read */
            phones: string[];
        };
        MergeDto: {
            /** @description Who decided it; null where facts did */
            decidedBy: string | null;
            ended: components["schemas"]["MergedSideDto"];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            mergedAt: string;
            survivor: components["schemas"]["MergedSideDto"];
            undone: components["schemas"]["UndoneDto"] | null;
        };
        MergeListDto: {
            items: components["schemas"]["MergeDto"][];
            nextCursor: string | null;
        };
        MergeWithDto: {
            /**
             * Format: uuid
             * @description The other customer
             */
            with: string;
        };
        NameDto: {
            full: string;
        };
        OpenCaseDto: {
            /** @enum {string} */
            channel: "phone" | "mail" | "line" | "chat" | "visit" | "fax" | "post" | "web";
            /** Format: uuid */
            customer: string;
            /** @enum {string} */
            kind: "disclosure" | "correction" | "stop-of-use" | "erasure";
            note?: string;
            /**
             * Format: date-time
             * @description When it came, from which its clock runs; now where absent or later
             */
            receivedAt?: string;
            /**
             * @description The person, somebody who acts for them, or who came after them
             * @enum {string}
             */
            requestedBy: "person" | "representative" | "heir";
            /** @description By which items they showed who they are */
            verification: ("name" | "phone" | "mail" | "memberId" | "postalCode" | "birthday" | "order")[];
        };
        OpenContactDto: {
            contactId: string;
            /** Format: date-time */
            openedAt: string;
            title: components["schemas"]["WordsDto"];
        };
        PartedDto: {
            /**
             * Format: uuid
             * @description The customer that the part is of now: the one that is there again, unless something else holds it elsewhere
             */
            begun: string;
            /** Format: uuid */
            survivor: string;
        };
        PlacedHoldDto: {
            /** Format: date-time */
            endedAt: string | null;
            endedBy: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            placedAt: string;
            placedBy: string;
            reason: string;
            /** Format: date */
            until: string | null;
        };
        ProfileChangeDto: {
            /** Format: date-time */
            at: string;
            fields: {
                [key: string]: unknown;
            };
            source: string;
        };
        ProfileHistoryDto: {
            /** @description What was new when it was said: the latest first, at most 100 */
            changes: components["schemas"]["ProfileChangeDto"][];
            /** @description What counts of each field */
            fields: {
                [key: string]: components["schemas"]["SaidDto"];
            };
        };
        ProfileSourceDto: {
            /** @description `desk`, or the service that took the report */
            id: string;
            /** @description Of several sources of a field the one with the smallest counts; of equal ones what was said later */
            priority: number;
        };
        ProfileSourceListDto: {
            items: components["schemas"]["ProfileSourceVersionDto"][];
            nextCursor: string | null;
        };
        ProfileSourceVersionDto: {
            /** @description `desk`, or the service that took the report */
            id: string;
            /** @description Of several sources of a field the one with the smallest counts; of equal ones what was said later */
            priority: number;
            version: number;
        };
        ReachableDto: {
            /** @description Masked without `personal.read`; empty for letters */
            address: string;
            /** @enum {string} */
            channel: "mail" | "sms" | "line" | "phone" | "letter" | "fax";
            /**
             * Format: uuid
             * @description To be sent with what is said of this address
             */
            origin: string;
            purposes: components["schemas"]["ConsentDto"][];
        };
        RecordConsentsDto: {
            consents: components["schemas"]["SaidConsentDto"][];
            /** @description How it was said, such as a call or a card; an agreement to mail, SMS, LINE or FAX needs this or the wording */
            form?: string;
            /** @description The words they were shown */
            wording?: components["schemas"]["ShownWordingDto"];
        };
        RightsCaseDto: {
            answer: string | null;
            /** Format: date-time */
            answeredAt: string | null;
            answeredBy: string | null;
            channel: string;
            /** Format: uuid */
            customer: string;
            /** Format: date-time */
            dueAt: string;
            erasure: components["schemas"]["ErasureDto"] | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "disclosure" | "correction" | "stop-of-use" | "erasure";
            note: string | null;
            openedBy: string;
            /** @description Who answers for it */
            owner: string | null;
            /** Format: date-time */
            receivedAt: string;
            /** @enum {string} */
            requestedBy: "person" | "representative" | "heir";
            /** @enum {string} */
            state: "open" | "erasing" | "answered" | "refused";
            verification: string[];
        };
        RightsCaseIdDto: {
            /** Format: uuid */
            id: string;
        };
        RightsCasePageDto: {
            items: components["schemas"]["RightsCaseDto"][];
            nextCursor: string | null;
        };
        SaidConsentDto: {
            /** @enum {string} */
            channel: "mail" | "sms" | "line" | "phone" | "letter" | "fax";
            /**
             * Format: uuid
             * @description Origin of the address; absent: all addresses of this channel
             */
            origin?: string;
            purpose: string;
            /** @enum {string} */
            state: "subscribed" | "unsubscribed" | "withdrawn";
        };
        SaidDto: {
            /** Format: date-time */
            at: string;
            /** @description `desk`, or the service that took the report; absent of what was said before sources were kept */
            source?: string;
            /** @description As in the correction; the address is an object */
            value: Record<string, never>;
        };
        ShownWordingDto: {
            text: string;
            version: string;
        };
        StopContactDto: {
            note?: string;
            /**
             * Format: date
             * @description The day it happened, where it was told
             */
            on?: string;
            /** @enum {string} */
            reason: "deceased" | "care-home";
            /** @enum {string} */
            toldBy: "family" | "representative" | "facility" | "other";
        };
        TimelinePageDto: {
            /** @description `all` and each department */
            counts: {
                [key: string]: number;
            };
            /** @description With revision: where to resume a stream */
            epoch: number;
            items: components["schemas"]["EntryDto"][];
            nextCursor: string | null;
            revision: number;
        };
        UndoneDto: {
            /** Format: date-time */
            at: string;
            by: string;
        };
        UnmergeDto: {
            /**
             * Format: uuid
             * @description The merge to undo
             */
            merge: string;
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
    "customer-profile.purposes": {
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
                    "application/json": components["schemas"]["ConsentPurposeListDto"];
                };
            };
        };
    };
    "customer-profile.createPurpose": {
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
                "application/json": components["schemas"]["ConsentPurposeDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentPurposeVersionDto"];
                };
            };
        };
    };
    "customer-profile.replacePurpose": {
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
                "application/json": components["schemas"]["ConsentPurposeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentPurposeVersionDto"];
                };
            };
        };
    };
    "customer-profile.ledger": {
        parameters: {
            query: {
                channel?: "mail" | "sms" | "line" | "phone" | "letter" | "fax";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                customer: string;
                from?: string;
                limit?: unknown;
                purpose?: string;
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
                    "application/json": components["schemas"]["LedgerPageDto"];
                };
            };
        };
    };
    "customer-profile.exportConsents": {
        parameters: {
            query?: {
                /** @description A mail address or a number as whoever inspects it names it, also of somebody who was erased since */
                address?: string;
                channel?: "mail" | "sms" | "line" | "phone" | "letter" | "fax";
                /** @description `nextCursor` of the page before */
                cursor?: string;
                customer?: string;
                from?: string;
                limit?: unknown;
                purpose?: string;
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
    "customer-profile.find": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
                /** @description Mail, phone, member id, order number, or part of a name */
                query?: string;
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
                    "application/json": components["schemas"]["CustomerPageDto"];
                };
            };
        };
    };
    "customer-profile.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["CustomerDetailDto"];
                };
            };
            /** @description Merged: Location and mergedInto name the customer it is now */
            307: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.consents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["ConsentsDto"];
                };
            };
        };
    };
    "customer-profile.recordConsents": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordConsentsDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.holds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["HoldListDto"];
                };
            };
        };
    };
    "customer-profile.placeHold": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCaseIdDto"];
                };
            };
        };
    };
    "customer-profile.endHold": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                hold: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.merge": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeWithDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedDto"];
                };
            };
        };
    };
    "customer-profile.merges": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["MergeListDto"];
                };
            };
        };
    };
    "customer-profile.oneMerge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                merge: string;
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
                    "application/json": components["schemas"]["MergeDetailDto"];
                };
            };
        };
    };
    "customer-profile.profile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["ProfileHistoryDto"];
                };
            };
        };
    };
    "customer-profile.correctProfile": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectProfileDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.resumeContact": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.stopContact": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopContactDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.timeline": {
        parameters: {
            query?: {
                /** @description Comma separated */
                channel?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Comma separated */
                department?: string;
                from?: string;
                limit?: unknown;
                /** @description Exclusive */
                to?: string;
                /** @description Comma separated, such as order.placed */
                type?: string;
            };
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["TimelinePageDto"];
                };
            };
        };
    };
    "customer-profile.stream": {
        parameters: {
            query?: {
                /** @description `<epoch>.<revision>` of the timeline that was read */
                since?: unknown;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.unmerge": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartedDto"];
                };
            };
        };
    };
    "customer-profile.match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidatesDto"];
                };
            };
        };
    };
    "customer-profile.duplicates": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
                state?: "open" | "later";
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
                    "application/json": components["schemas"]["DuplicatePageDto"];
                };
            };
        };
    };
    "customer-profile.decideDuplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideDuplicatesDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateOutcomesDto"];
                };
            };
        };
    };
    "customer-profile.rules": {
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
                    "application/json": components["schemas"]["IdentityRuleListDto"];
                };
            };
        };
    };
    "customer-profile.replaceRule": {
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
                "application/json": components["schemas"]["IdentityRuleDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityRuleVersionDto"];
                };
            };
        };
    };
    "customer-profile.sources": {
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
                    "application/json": components["schemas"]["ProfileSourceListDto"];
                };
            };
        };
    };
    "customer-profile.replaceSource": {
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
                "application/json": components["schemas"]["ProfileSourceDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileSourceVersionDto"];
                };
            };
        };
    };
    "customer-profile.cases": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                customer?: string;
                limit?: unknown;
                /** @description Open ones by when they are due; all where absent, newest first */
                state?: "open" | "closed";
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
                    "application/json": components["schemas"]["RightsCasePageDto"];
                };
            };
        };
    };
    "customer-profile.openCase": {
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
                "application/json": components["schemas"]["OpenCaseDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RightsCaseIdDto"];
                };
            };
        };
    };
    "customer-profile.rightsCase": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                    "application/json": components["schemas"]["RightsCaseDto"];
                };
            };
        };
    };
    "customer-profile.answerCase": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerCaseDto"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.disclosure": {
        parameters: {
            query?: {
                format?: "json" | "csv" | "html";
                lang?: "ja" | "en";
            };
            header?: never;
            path: {
                id: string;
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
                    "application/json": Record<string, never>;
                    "text/csv": Record<string, never>;
                    "text/html": Record<string, never>;
                };
            };
        };
    };
    "customer-profile.erase": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "customer-profile.takeCase": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
